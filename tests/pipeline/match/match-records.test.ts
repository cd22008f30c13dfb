import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockKeysOf, comparableOf } from '#pipeline/match/block.ts';
import { matchRecords } from '#pipeline/match/match-records.ts';
import { narrow } from '#pipeline/match/narrow.ts';
import type { Neighbors, StageContext } from '#pipeline/stage.ts';
import type { Comparable } from '#schemas/match.ts';
import { BlockKeys } from '#schemas/match.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { MatchedEntry } from '#schemas/steps.ts';
import { entryId, matched } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string>>;
const child: Values = {
  childName: 'Nguyễn Minh Khôi',
  childBirthDate: '2016-05-12',
  motherName: 'Trần Thị Bích',
  fatherName: 'Nguyễn Văn Quyết',
};

/** All records of a small registry that share a key with the one asked for, as the store finds them. */
const registry =
  (records: readonly Comparable[]): Neighbors =>
  async (kind, keys, except) => ({
    found: records.filter(
      (one) => one.entryId !== except && blockKeysOf(kind, one.values).some((key) => keys.includes(key)),
    ),
    of: records.length,
  });

async function candidatesOf(values: Values, records: readonly Comparable[]) {
  const { candidates: _, comparedWith: __, ...entry } = matched('birth', values, 1);
  return matchRecords.run(entry, { neighbors: registry(records) } as StageContext);
}

describe('keys of blocks', () => {
  const meet = (a: Values, b: Values) => {
    const keys = blockKeysOf('birth', a);
    return blockKeysOf('birth', b).some((key) => keys.includes(key));
  };
  test.each<[string, Values, boolean]>([
    ['without its tones', { ...child, childName: 'NGUYEN MINH KHOI' }, true],
    ['with a wrong first letter', { childName: 'Nguyễn Minh Rhôi', childBirthDate: '2016-05-12' }, true],
    ['with a wrong last letter', { childName: 'Nguyễn Minh Khôn', childBirthDate: '2016-05-12' }, true],
    ['a year off', { childName: 'Nguyễn Minh Khôi', childBirthDate: '2017' }, true],
    ['two years off', { childName: 'Nguyễn Minh Khôi', childBirthDate: '2018' }, false],
    ['by the parents alone', { motherName: 'Trần Thị Bích', fatherName: 'Nguyễn Quyết' }, true],
    ['another', { childName: 'Lê Văn Anh', childBirthDate: '2016-05-12' }, false],
  ])('a child meets itself %s: %s', (_, other, meets) => {
    expect(meet(child, other)).toBe(meets);
  });

  test('the two copies of an entry meet by day and number though the name was not read', () => {
    expect(
      meet(
        { entryNo: '015', registrationDate: '2016-05-20' },
        { entryNo: '15', registrationDate: '2016-05-20' },
      ),
    ).toBe(true);
  });

  test('an entry in which nothing was read has no keys', () => {
    expect(blockKeysOf('birth', {})).toEqual([]);
  });

  test('keys hold folded letters only and are never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const keys = blockKeysOf('marriage', { wifeName: a, husbandName: b, wifeBirthDate: '1990' });
        expect(() => BlockKeys.parse(keys)).not.toThrow();
      }),
    );
  });

  test('only what was understood is compared', () => {
    const entry = matched('birth', { childName: 'Nguyễn Văn Nam', childBirthDate: null });
    expect(comparableOf(entry)).toEqual({ entryId: entryId(1), values: { childName: 'Nguyễn Văn Nam' } });
  });
});

describe('matchRecords', () => {
  test('proposes the same child registered twice, says why, and how many it was held against', async () => {
    const result = await candidatesOf(child, [
      { entryId: entryId(2), values: { ...child, childName: 'Nguyễn Minh Khoi' } },
      {
        entryId: entryId(3),
        values: { ...child, childName: 'Nguyễn Minh Châu', childBirthDate: '2018-03-03' },
      },
      { entryId: entryId(4), values: { childName: 'Lê Văn Anh', childBirthDate: '2016-05-12' } },
    ]);
    expect(() => MatchedEntry.parse(result)).not.toThrow();
    expect(result.comparedWith).toBe(3);
    expect(result.candidates.map((pair) => pair.entryId)).toEqual([entryId(2)]);
    expect(result.candidates[0]?.comparisons.length).toBeGreaterThan(3);
  });

  test('never proposes an entry to itself', async () => {
    const result = await candidatesOf(child, [{ entryId: entryId(1), values: child }]);
    expect(result.candidates).toEqual([]);
  });

  test('finds the one among thousands of a block, though its middle name is lost, and weighs but a few', async () => {
    const crowd = Array.from(
      { length: 2000 },
      (_, i): Comparable => ({
        entryId: entryId(100 + i),
        values: {
          childName: `Nguyễn ${['Văn', 'Hữu', 'Đức', 'Quang'][i % 4]} Khôi`,
          childBirthDate: `2016-${String(1 + (i % 12)).padStart(2, '0')}-03`,
        },
      }),
    );
    const twice: Comparable = { entryId: entryId(2), values: { ...child, childName: 'Nguyễn Khôi' } };
    const weighed = narrow('birth', { entryId: entryId(1), values: child }, [...crowd, twice]);
    expect(weighed).toContain(twice);
    expect(weighed.length).toBeLessThan(300);
    expect((await candidatesOf(child, [...crowd, twice])).candidates[0]?.entryId).toBe(entryId(2));
  });

  test('gives the strongest first, and no more than ten', async () => {
    const copies = Array.from(
      { length: 15 },
      (_, i): Comparable => ({
        entryId: entryId(100 + i),
        values: i === 7 ? { ...child, childPersonalId: '001216012345' } : child,
      }),
    );
    const { candidates } = await candidatesOf({ ...child, childPersonalId: '001216012345' }, copies);
    expect(candidates).toHaveLength(10);
    expect(candidates[0]?.entryId).toBe(entryId(107));
  });
});
