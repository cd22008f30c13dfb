import { expect, test } from 'vitest';
import type { CandidatePair, Comparable } from '#schemas/match.ts';
import { EntryId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { secondCopyAmong } from '#pipeline/match/second-copy.ts';
import { weigh } from '#pipeline/match/weigh.ts';

const entryId = EntryId.parse(`entry_${'a'.repeat(26)}`);
const comparable = (values: Comparable['values']): Comparable => ({ entryId, values });

const values = {
  entryNo: '45',
  registrationDate: '2016-05-12',
  childName: 'Nguyễn Thị Thử',
  childBirthDate: '2016-05-01',
  childSex: 'Nữ',
  motherName: 'Trần Thị Mẫu',
  fatherName: 'Nguyễn Văn Thử',
};
const pairWith = (other: Partial<Record<FieldKey, string>>): CandidatePair => ({
  entryId,
  ...weigh('birth', comparable(values), comparable({ ...values, ...other })),
});

test('one registration in both copies of the book, a letter misread, is the second copy', () => {
  expect(secondCopyAmong([pairWith({})])).not.toBeNull();
  expect(secondCopyAmong([pairWith({ childName: 'Nguyễn Thị Thủ' })])).not.toBeNull();
});

test.each([
  ['the same child registered again', { entryNo: '210', registrationDate: '2019-03-02' }],
  ['a twin, whose number is the next one', { entryNo: '46', childName: 'Nguyễn Thị Sinh' }],
  [
    'another child under the same number of another year',
    { registrationDate: '2015-05-12', childName: 'Lê Văn Khác' },
  ],
] as const)('%s is no second copy', (_, other) => {
  expect(secondCopyAmong([pairWith(other)])).toBeNull();
});

test('of several the one that most speaks for', () => {
  const [best, worse] = [pairWith({}), pairWith({ childName: 'Nguyễn Thị Thủ' })];
  expect(best.weight).toBeGreaterThan(worse.weight);
  expect(secondCopyAmong([worse, best])).toBe(best);
});
