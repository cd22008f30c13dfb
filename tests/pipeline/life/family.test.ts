import { describe, expect, test } from 'vitest';
import type { PersonRole } from '#schemas/relation.ts';
import { generationsOf, tiesOf } from '#pipeline/life/family.ts';
import { entryId } from '../extract/make-entry.ts';

const person = (key: string, ...mentions: [entry: number, role: PersonRole][]) => ({
  key,
  mentions: mentions.map(([entry, role]) => ({ entryId: entryId(entry), role })),
});

/** Lan, born of Hoa and Nam; married to Tú; mother of An, whose birth stands in two copies. */
const family = [
  person('Lan', [1, 'child'], [2, 'wife'], [3, 'mother'], [4, 'mother']),
  person('Hoa', [1, 'mother']),
  person('Nam', [1, 'father']),
  person('Tú', [2, 'husband'], [3, 'father'], [4, 'father']),
  person('An', [3, 'child'], [4, 'child']),
];

describe('a family', () => {
  test('is tied as its entries say, each pair once', () => {
    expect(tiesOf(family).map(({ what, from, to, entryIds }) => [from, what, to, entryIds.length])).toEqual([
      ['Hoa', 'parent', 'Lan', 1],
      ['Nam', 'parent', 'Lan', 1],
      ['Lan', 'spouse', 'Tú', 1],
      ['Lan', 'parent', 'An', 2],
      ['Tú', 'parent', 'An', 2],
    ]);
  });

  test('stands in generations around whom it is about', () => {
    const ties = tiesOf(family);
    expect(Object.fromEntries(generationsOf('Lan', ties))).toEqual({
      Lan: 0,
      Hoa: -1,
      Nam: -1,
      Tú: 0,
      An: 1,
    });
    expect(Object.fromEntries(generationsOf('An', ties))).toEqual({
      An: 0,
      Lan: -1,
      Tú: -1,
      Hoa: -2,
      Nam: -2,
    });
  });

  test('of an entry alone is no family', () => {
    expect(tiesOf([person('Bình', [5, 'deceased'])])).toEqual([]);
    expect(Object.fromEntries(generationsOf('Bình', []))).toEqual({ Bình: 0 });
  });

  test('nobody is their own parent, even where mentions were joined wrongly', () => {
    expect(tiesOf([person('Lan', [1, 'child'], [1, 'mother'])])).toEqual([]);
  });
});
