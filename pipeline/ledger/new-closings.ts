import type { YearClosing } from '#schemas/book.ts';

/** What was said of a year's closing; `isFile`: by the book's book.json, else by a person. */
export interface SaidClosing extends YearClosing {
  readonly isFile: boolean;
}

/** A figure of a book's book.json that is another than a person's. */
export interface ContradictedClosing {
  readonly given: YearClosing;
  readonly said: YearClosing;
}

/**
 * What a book's book.json says of its closings that it did not say before: added to what is known, it fills blanks that people
 * left and takes the place of what the file said earlier. `said`: all that was said so far, oldest first. A figure that
 * people gave is never changed by a file: it is told. What was taken back is not brought in again by the same file.
 */
export function newClosings(
  given: readonly YearClosing[],
  said: readonly SaidClosing[],
): { readonly added: YearClosing[]; readonly contradicted: ContradictedClosing[] } {
  const added: YearClosing[] = [];
  const contradicted: ContradictedClosing[] = [];
  for (const closing of given) {
    const own = said.filter(({ year }) => year === closing.year);
    const byFile = own.findLast(({ isFile }) => isFile);
    const byPerson = own.findLast(({ isFile }) => !isFile);
    const now = own.at(-1) ?? { year: closing.year, entries: null, pages: null };
    if ((byFile && says(byFile, closing)) || says(now, closing)) continue;
    if (byPerson && (differ(byPerson.entries, closing.entries) || differ(byPerson.pages, closing.pages)))
      contradicted.push({ given: closing, said: byPerson });
    else
      added.push({
        year: closing.year,
        entries: closing.entries ?? now.entries,
        pages: closing.pages ?? now.pages,
      });
  }
  return { added, contradicted };
}

/** Everything that the other one says. */
const says = (one: YearClosing, other: YearClosing): boolean =>
  (other.entries === null || one.entries === other.entries) &&
  (other.pages === null || one.pages === other.pages);

const differ = (one: number | null, other: number | null): boolean =>
  one !== null && other !== null && one !== other;
