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
  ['pages in any order', ['3', '1', '2'], { missing: [], doubled: [], unread: [] }],
  ['a gap', ['1', '2', '5'], { missing: [3, 4], doubled: [], unread: [] }],
  ['a number twice', ['1', '2', '2', '3'], { missing: [], doubled: [2], unread: [] }],
  [
    'the same number with zeros, a year or a letter',
    ['01', '1', '2/2016', '3a', '3'],
    { missing: [], doubled: [1, 3], unread: [] },
  ],
  ['a number not read', ['1', null, '3'], { missing: [2], doubled: [], unread: [1] }],
  ['a second book of a year, counting on', ['101', '102'], { missing: [], doubled: [], unread: [] }],
  ['a misread digit far off', ['1', '2', '3', '9004'], { missing: [], doubled: [], unread: [3] }],
  ['nothing read', [null, 'x', '0'], { missing: [], doubled: [], unread: [0, 1, 2] }],
  ['an empty book', [], { missing: [], doubled: [], unread: [] }],
])('%s', async (_, numbers, { missing, doubled, unread }) => {
  expect(await ledgerOf(numbers)).toMatchObject({
    numbersMissing: missing,
    numbersDoubled: doubled,
    numbersUnread: unread.map(entryId),
  });
});

test('what is left out of a run of numbers, and only that, is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 80 }), fc.array(fc.nat(1000)), async (length, drops) => {
      const inner = new Set(
        drops.map((drop) => 2 + (drop % Math.max(1, length - 2))).filter((n) => n < length),
      );
      const kept = Array.from({ length }, (_, i) => i + 1).filter((n) => !inner.has(n));
      const ledger = await ledgerOf(kept.map(String));
      expect(ledger.numbersMissing).toEqual([...inner].sort((a, b) => a - b));
      expect(ledger.numbersUnread).toEqual([]);
    }),
  );
});
