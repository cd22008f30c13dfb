import type { YearClosing } from '#schemas/book.ts';

/**
 * Whether a year's closing counts what its book has. It counts the year's entries, which is its last number, or, in a year's
 * second book, maybe only those of the book; null where it counts none.
 */
export function closingAgrees(
  { from, to }: { from: number | null; to: number | null },
  closing: YearClosing | null,
): boolean | null {
  if (closing === null || closing.entries === null) return null;
  if (from === null || to === null) return closing.entries === 0;
  return closing.entries === to || closing.entries === to - from + 1;
}
