import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerBook } from '#pipeline/ledger/ledger-book.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { BookLedger } from '#schemas/steps.ts';
import { bookId, entryId, pageId } from '../extract/make-entry.ts';

const ledgerOf = (numbers: readonly (string | null)[]) =>
  ledgerBook.run(
    {
      bookId: bookId(1),
      pages: numbers.map((_, i) => ({ pageId: pageId(i), ordinal: i, setAside: i === 1 })),
      entries: numbers.map((entryNo, i) => ({ entryId: entryId(i), pageId: pageId(i), entryNo })),
    },
    {} as StageContext,
  );

test('counts pages and entries, and names pages set aside', async () => {
  const ledger = await ledgerOf(['1', '2', '3']);
  expect(BookLedger.parse(ledger)).toMatchObject({ pages: 3, entries: 3, pagesSetAside: [pageId(1)] });
});

test.each<[string, (string | null)[], { missing: number[]; doubled: number[]; unread: number[] }]>([
  ['a whole book', ['1', '2', '3'], { missing: [], doubled: [], unread: [] }],
  ['a gap', ['1', '2', '5', '6'], { missing: [3, 4], doubled: [], unread: [] }],
  ['a number twice', ['1', '2', '2', '3'], { missing: [], doubled: [2], unread: [] }],
  ['zeros, a year, a letter', ['01', '2/2016', '3', '3a', '4'], { missing: [], doubled: [], unread: [] }],
  ['a number not read', ['1', null, '3'], { missing: [], doubled: [], unread: [1] }],
  [
    'a number not read, and one missing',
    ['1', '2', null, '5', '6'],
    { missing: [3], doubled: [], unread: [2] },
  ],
  ['a second book of a year, counting on', ['101', '102'], { missing: [], doubled: [], unread: [] }],
  ['a new year in the same book', ['7', '8', '1', '2', '3'], { missing: [], doubled: [], unread: [] }],
  ['a misread digit far off', ['1', '2', '3', '9004'], { missing: [], doubled: [], unread: [3] }],
  ['a misread digit within', ['11', '72', '13'], { missing: [], doubled: [], unread: [1] }],
  ['nothing read', [null, 'x', '0'], { missing: [], doubled: [], unread: [0, 1, 2] }],
  ['an empty book', [], { missing: [], doubled: [], unread: [] }],
])('%s', async (_, numbers, { missing, doubled, unread }) => {
  expect(await ledgerOf(numbers)).toMatchObject({
    numbersMissing: missing,
    numbersDoubled: doubled,
    numbersUnread: unread.map(entryId),
  });
});

test.each([
  [['11', '12', '13'], []],
  [['11', '72', '13'], [[1, '12']]],
  [['11', null, '13'], [[1, '12']]],
  [['11', '12', '15'], []],
  [['200', '1', '2'], []],
  [
    ['1', '2', '2', '3'],
    [
      [1, null],
      [2, null],
    ],
  ],
  [['11'], []],
])('numbers %j: %j does not follow, and what would', async (numbers, found) => {
  const { findings } = await ledgerOf(numbers);
  expect(findings?.map((one) => [one.entryId, one.suggestion])).toEqual(
    found.map(([i, number]) => [entryId(Number(i)), number]),
  );
});

test('a ledger that an older program stored is still read', () => {
  const older = {
    bookId: bookId(1),
    pages: 2,
    pagesSetAside: [],
    entries: 3,
    numbersMissing: [2],
    numbersDoubled: [],
    numbersUnread: [],
  };
  expect(BookLedger.parse(older)).toEqual(older);
});

test('what is left out of a run of numbers, and only that, is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 80 }), fc.array(fc.nat(1000)), async (length, drops) => {
      // the numbers at either end stay: beside one that is misread none would be known to be missing
      const inner = new Set(drops.map((drop) => 3 + (drop % length)));
      const kept = Array.from({ length: length + 4 }, (_, i) => i + 1).filter((n) => !inner.has(n));
      const ledger = await ledgerOf(kept.map(String));
      expect(ledger.numbersMissing).toEqual([...inner].sort((a, b) => a - b));
      expect(ledger.numbersUnread).toEqual([]);
    }),
  );
});
