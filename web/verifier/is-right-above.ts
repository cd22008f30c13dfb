import type { EntryView } from '#schemas/api/tasks.ts';

type Place = Pick<EntryView, 'bookCode' | 'pageNumber' | 'ordinal'>;

/** `one` stands directly above `other` in the same book; on another page only where `other` is the first of its page. */
export const isRightAbove = (one: Place, other: Place): boolean =>
  one.bookCode === other.bookCode &&
  (one.pageNumber === other.pageNumber
    ? one.ordinal + 1 === other.ordinal
    : one.pageNumber + 1 === other.pageNumber && other.ordinal === 1);
