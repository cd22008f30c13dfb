import { BookLedger, ReadBook } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { datesInOrder, dittosAbove, numbersInSequence, placesInArea, sameOfficer } from './neighbor-rules.ts';

const neighborRules = [numbersInSequence, datesInOrder, sameOfficer, placesInArea, dittosAbove];

/** How far a number may run ahead of the one before: more is a misread digit, not a lost stretch of the book. */
const farthestJump = 300;

/**
 * Which entry numbers of a book are missing, there twice or not to be placed. A second book of a year goes on counting, so
 * nothing below the first number is missed. A year's restart inside one book is not understood yet: its numbers show as
 * doubled. @source NĐ 158/2005/NĐ-CP Điều 68
 */
export const ledgerBook = defineStage({
  name: 'ledger-book' as const,
  version: 2,
  input: ReadBook,
  output: BookLedger,
  blocksLoop: false,
  run: async (book) => {
    const numbered = book.entries.map(({ entryId, entryNo }) => ({
      entryId,
      number: leadingNumber(entryNo),
    }));
    const usual = runOfNumbers(numbered.flatMap(({ number }) => (number === null ? [] : [number])));
    const counts = new Map<number, number>();
    for (const { number } of numbered)
      if (number !== null && usual.has(number)) counts.set(number, (counts.get(number) ?? 0) + 1);
    const seen = [...counts.keys()].sort((a, b) => a - b);
    return {
      bookId: book.bookId,
      pages: book.pages.length,
      pagesSetAside: book.pages.filter((page) => page.setAside).map((page) => page.pageId),
      entries: book.entries.length,
      numbersMissing: gapsOf(seen),
      numbersDoubled: seen.filter((number) => (counts.get(number) ?? 0) > 1),
      numbersUnread: numbered
        .filter(({ number }) => number === null || !usual.has(number))
        .map(({ entryId }) => entryId),
      findings: neighborRules.flatMap((rule) => rule(book)),
    };
  },
});

/** `015`, `15a`, `15/2016` → 15; null for none, and for 0, which no book has. */
function leadingNumber(entryNo: string | null): number | null {
  const digits = /^\s*(\d{1,6})/.exec(entryNo ?? '')?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** The numbers that lie in the book's own range: the largest group in which no neighbor is farther than `farthestJump`. */
function runOfNumbers(numbers: readonly number[]): ReadonlySet<number> {
  const sorted = numbers.toSorted((a, b) => a - b);
  const groups: number[][] = [];
  for (const number of sorted) {
    const group = groups.at(-1);
    if (group && number - (group.at(-1) ?? 0) <= farthestJump) group.push(number);
    else groups.push([number]);
  }
  return new Set(groups.toSorted((a, b) => b.length - a.length)[0] ?? []);
}

function gapsOf(sorted: readonly number[]): number[] {
  return sorted.flatMap((number, i) => {
    const before = sorted[i - 1];
    return before === undefined ? [] : Array.from({ length: number - before - 1 }, (_, k) => before + 1 + k);
  });
}
