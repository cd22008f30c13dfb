import { expect, test } from 'vitest';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import type { Settled, VerifiedField } from '#schemas/field.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { verifiedLines } from '#scripts/train/verified-lines.ts';
import { box, cell, officerId, recognized } from '#tests/pipeline/extract/make-entry.ts';

/** A page of 1000 × 1000 with some strokes where the cells lie. */
const page = () => {
  const data = new Uint8Array(1000 * 1000);
  for (let y = 104; y < 116; y += 1) for (let x = 120; x < 500; x += 9) data[y * 1000 + x] = 1;
  return encodeBilevel({ width: 1000, height: 1000, data }, 300);
};
const field = (written: string, settled: Settled): VerifiedField => ({
  state: 'written',
  written,
  value: written,
  by: officerId(1),
  box,
  settled,
});

test('a model learns from what people looked at, never from what was taken as read', async () => {
  const names: Partial<Record<FieldKey, VerifiedField>> = {
    childName: field('Nguyễn Thị Nhìn', 'one-look'),
    motherName: field('Trần Thị Đọc', 'as-read'),
    fatherName: field('Lê Văn Hai', 'two-keys'),
  };
  const read = recognized(
    'birth',
    (Object.keys(names) as FieldKey[]).map((key) => cell(key, 'x')),
  );
  const lines = await verifiedLines([{ pageNumber: 1, read, fields: names }], { get: async () => page() });
  expect(lines.map(({ text }) => text)).toEqual(['Nguyễn Thị Nhìn', 'Lê Văn Hai']);
});
