import type { EntryId, PageId } from '#schemas/ids.ts';
import type { ReadBook } from '#schemas/steps.ts';
import { fromIso } from '../extract/partial-date.ts';

/** An entry as its book's numbers are looked at. */
export interface Numbered {
  readonly entryId: EntryId;
  readonly pageId: PageId;
  /** Position in the book, from 0. */
  readonly at: number;
  /** As read or as people said; null where nobody could. */
  readonly number: number | null;
  /** `15a`, `15 bis`, `15(1)`: written in between later, takes no number of its own. */
  readonly isInserted: boolean;
  /** Crossed out: its number may be given again. */
  readonly isStruck: boolean;
  /** People said what the number is. */
  readonly isSettled: boolean;
  readonly year: number | null;
  /** Registration day as yyyymmdd, only where the day is known. */
  readonly day: number | null;
}

export const numberedEntries = (book: ReadBook): Numbered[] =>
  book.entries.map(({ entryId, pageId, entryNo, values, settled, struck }, at) => {
    const iso = values?.registrationDate;
    const date = iso ? fromIso(iso) : null;
    return {
      entryId,
      pageId,
      at,
      ...entryNumberParts(entryNo),
      isStruck: struck === true,
      isSettled: settled === true,
      year: date?.year ?? null,
      day: date?.month && date.day ? date.year * 10_000 + date.month * 100 + date.day : null,
    };
  });

/**
 * `015`, `15/2016` → 15; `15a`, `15 bis`, `15(1)` → 15, inserted; no number for anything else, and for 0, which no book has.
 * @source domain §2.2
 */
export function entryNumberParts(entryNo: string | null): { number: number | null; isInserted: boolean } {
  const parts = /^\s*0*(\d{1,6})\s*((?:quater|[a-zđ]{1,3})(?!\p{L})|\(\d\))?/iu.exec(entryNo ?? '');
  const number = Number(parts?.[1] ?? 0);
  return number === 0
    ? { number: null, isInserted: false }
    : { number, isInserted: parts?.[2] !== undefined };
}
