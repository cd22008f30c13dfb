import type { HitReason } from '#schemas/api/records.ts';
import type { FoundBy } from '#schemas/found-by.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';

/** What ranking knows of an entry. */
export interface Findable {
  readonly kind: RecordKind;
  /** ISO partial dates. */
  readonly eventDate: string | null;
  readonly registrationDate: string | null;
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  /** Of the book's cover. */
  readonly bookYear: number | null;
  readonly foundBy: FoundBy;
  /** The register body and the units above it. */
  readonly bodies: readonly string[];
}

/** How one part of a query is answered. */
export interface Part {
  /** Bits. */
  readonly score: number;
  /** Bits if it were answered fully. */
  readonly most: number;
  /** Null: not answered. */
  readonly reason: HitReason | null;
}

/**
 * Bits of what is no name, chosen by hand: a year narrows about as much as a rare surname, a day about as much as a name.
 * One year off is usual (the book's year, a child of December, an age counted the old way); more speaks against.
 */
export const bits = {
  ...{ year: 5, registeredYear: 4, bornYear: 3.5, yearOff: 2.5, otherYear: -2 },
  ...{ day: 11, dayNear: 6, otherDay: -3 },
  ...{ entryNo: 8, otherEntryNo: -4, bookNo: 4, otherBookNo: -2 },
  ...{ place: 5, placeRenamed: 4, noPlace: -2, paper: 25 },
} as const;

export const yearOf = (date: string | null): number | null => Number(/^\d{4}/.exec(date ?? '')?.[0]) || null;

/** Of `01/1987`, else of the book's cover. */
export const yearOfBook = ({ bookNo, bookYear }: Findable): number | null =>
  Number(/[/-](\d{4})$/.exec(bookNo ?? '')?.[1]) || bookYear;
