import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookIdOf, entryIdOf, hashId, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { EntryId, RecordId, Sha256 } from '#schemas/ids.ts';

const sha = Sha256.parse('ab'.repeat(32));

/** Slow and plain: all bits as a string, five at a time. */
function byTheBook(...parts: string[]): string {
  const bits = [...createHash('sha256').update(parts.join('|')).digest()]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from(
    { length: 26 },
    (_, i) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2)],
  ).join('');
}

test('an id is the first 130 bits of the sha256 of what the thing is', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
      expect(hashId('x', ...parts)).toBe(`x_${byTheBook(...parts)}`);
    }),
  );
});

test('the same scan in the same book has the same id, in another book another', () => {
  const [one, two] = [bookIdOf('birth', 'KS.2016.01'), bookIdOf('birth', 'KS.2016.02')];
  expect(pageIdOf(one, sha)).toBe(pageIdOf(one, sha));
  expect(pageIdOf(one, sha)).not.toBe(pageIdOf(two, sha));
});

test('entries of a page and their records have ids of the right kind, each its own', () => {
  const page = pageIdOf(bookIdOf('birth', 'KS.2016.01'), sha);
  const entries = [0, 1, 2].map((ordinal) => entryIdOf(page, ordinal));
  expect(new Set(entries).size).toBe(3);
  for (const entry of entries) {
    expect(EntryId.safeParse(entry).success).toBe(true);
    expect(RecordId.safeParse(recordIdOf(entry)).success).toBe(true);
  }
});
