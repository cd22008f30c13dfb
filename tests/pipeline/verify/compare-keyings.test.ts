import { expect, test } from 'vitest';
import type { ReadField, VerifiedField } from '#schemas/field.ts';
import { BookId, EntryId, OfficerId, PageId, Sha256 } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { type Keying, VerifiedEntry } from '#schemas/steps.ts';
import { readers } from '#pipeline/extract/read/readers.ts';
import { compareKeyings } from '#pipeline/verify/compare-keyings.ts';

const id = (prefix: string, letter = 'a') => `${prefix}_${letter.repeat(26)}`;
const [an, binh, chi] = ['b', 'c', 'd'].map((letter) => OfficerId.parse(id('officer', letter))) as [
  OfficerId,
  OfficerId,
  OfficerId,
];
const at = '2026-11-22T02:00:00.000Z';

function said(by: OfficerId, written: string | null, reader: 'name' | 'date' = 'name'): VerifiedField {
  const value = written === null ? null : readers[reader].read(written, { latestYear: 2026 }).value;
  return { state: written === null ? 'blank' : 'written', written, value, by, box: null };
}

const keying = (step: Keying['step'], by: OfficerId, fields: Keying['fields']): Keying => ({
  step,
  by,
  at,
  fields,
});

const entry = (keyings: Keying[], fields: VerifiedEntry['fields']): VerifiedEntry =>
  VerifiedEntry.parse({
    entryId: EntryId.parse(id('entry')),
    pageId: PageId.parse(id('page')),
    bookId: BookId.parse(id('book')),
    kind: 'birth',
    formId: 'birth-2015-tt15',
    gray: {
      sha256: Sha256.parse('a'.repeat(64)),
      mediaType: 'image/png',
      widthPx: 100,
      heightPx: 100,
      dpi: 300,
    },
    box: { left: 0, top: 0, width: 1, height: 1 },
    fields,
    verifiedBy: an,
    verifiedAt: at,
    keyings,
  });

const read = (facts: Partial<ReadField> = {}): ReadField => ({
  written: 'x',
  value: 'x',
  blank: false,
  confidence: 0.9,
  doubts: [],
  box: null,
  alternatives: [],
  ...facts,
});
const brief = (verified: VerifiedEntry, fields: Partial<Record<FieldKey, ReadField>> = {}) =>
  compareKeyings(verified, { fields }).map((row) => [row.officerId, row.agreed, row.confusions]);

test('two who agree were both right, whatever case and spacing they typed', () => {
  const a = said(an, 'Nguyễn Thị Hòa');
  const b = said(binh, 'nguyễn  thị hoà');
  const keyings = [
    keying('verify-entry', an, { childName: a }),
    keying('verify-entry-blind', binh, { childName: b }),
  ];
  expect(brief(entry(keyings, { childName: a }))).toEqual([
    [an, true, []],
    [binh, true, []],
  ]);
});

test('of two who differ the arbiter says who was wrong, and where; the arbiter is judged by nobody', () => {
  const [a, b] = [said(an, 'Nguyễn Thị Hóa'), said(binh, 'Nguyễn Thị Hòa')];
  const keyings = [
    keying('verify-entry', an, { childName: a }),
    keying('verify-entry-blind', binh, { childName: b }),
    keying('arbitrate-entry', chi, { childName: said(chi, 'Nguyễn Thị Hòa') }),
  ];
  expect(brief(entry(keyings, { childName: said(chi, 'Nguyễn Thị Hòa') }))).toEqual([
    [an, false, [['ó', 'ò']]],
    [binh, true, []],
    [chi, null, []],
  ]);
});

test('a field that one person looked at says nothing of them', () => {
  const a = said(an, 'Trần Thị Mẫu');
  expect(brief(entry([keying('verify-entry', an, { motherName: a })], { motherName: a }))).toEqual([
    [an, null, []],
  ]);
});

test('a date counts by its day, not by how it was typed', () => {
  const [a, b] = [said(an, '27102008', 'date'), said(binh, '27/10/2003', 'date')];
  const keyings = [
    keying('verify-entry', an, { childBirthDate: a }),
    keying('verify-entry-blind', binh, { childBirthDate: b }),
  ];
  expect(brief(entry(keyings, { childBirthDate: b }))).toEqual([
    [an, false, [['8', '3']]],
    [binh, true, []],
  ]);
});

test.each([
  ['blank where something stands', null, 'Hòa', [['blank', 'written']]],
  ['something where nothing stands', 'Hòa', null, [['written', 'blank']]],
  ['another text altogether', 'Phạm Văn Giáp', 'Đỗ Lê Thu', [['written', 'written']]],
] as const)('%s is kept as words, not as letters', (_, keyed, stood, pairs) => {
  const keyings = [
    keying('verify-entry', an, { childName: said(an, keyed) }),
    keying('verify-entry-blind', binh, { childName: said(binh, stood) }),
  ];
  expect(brief(entry(keyings, { childName: said(binh, stood) }))[0]).toEqual([an, false, pairs]);
});

test.each([
  [{ risk: 0.05 }, true],
  [{ risk: 0.049 }, false],
  [{ doubts: ['readings-differ'] }, true],
  [{ doubts: ['low-confidence'] }, true],
  [{ doubts: ['partial-date'] }, false],
] as const)('a field read with %j is hard: %s', (facts, isHard) => {
  const a = said(an, 'Hòa');
  const verified = entry([keying('verify-entry', an, { childName: a, declarantName: a })], {
    childName: a,
    declarantName: a,
  });
  const rows = compareKeyings(verified, { fields: { childName: read({ ...facts } as Partial<ReadField>) } });
  expect(rows.map((row) => [row.field, row.critical, row.isHard])).toEqual([
    ['childName', true, isHard],
    ['declarantName', false, false],
  ]);
});
