import { BookId, type EntryId, type PageId } from '#schemas/ids.ts';
import type { LedgerFault, ReadBook } from '#schemas/steps.ts';
import { type Random, seeded } from '#scripts/samples/random.ts';
import { bookId, entryId, pageId } from '../extract/make-entry.ts';

/** One written entry of a synthetic book. */
export interface Written {
  readonly id: EntryId;
  readonly year: number;
  readonly number: number;
  entryNo: string | null;
  /** ISO, null where it was not read. */
  date: string | null;
  struck?: boolean;
}

/** A book as its pages lie on the scanner. */
export interface Bound {
  readonly seed: number;
  readonly perPage: number;
  readonly years: readonly number[];
  pages: { id: PageId; printedNo: number; entries: Written[] }[];
  startsAt?: number;
}

/** What was done to a book, as its ledger should name it. */
export interface Planted {
  readonly kind: LedgerFault['kind'];
  /** As the book counts now: a number given twice takes one from all that follow. */
  numbers: readonly [year: number, from: number, to: number];
  readonly entries: readonly EntryId[];
  /** What lies between the old and the new place of pages: naming those, all that are read, is as right. */
  readonly orElse?: readonly Written[];
}

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A book of one to three years of 12 to 400 entries each, one to ten on a page, some days registered several; `unread`: the
 * share of numbers nobody could read; a tenth of the days are not read, one in fifty is misread. Numbers like 15a and struck
 * entries stand in it as they do in real ones.
 */
export function cleanBook(seed: number, { unread = 0.03, plain = false } = {}): Bound {
  const random = seeded(seed);
  const perPage = random.pick([1, 1, 2, 3, 4, 5, 8, 10]);
  const count = random.pick([1, 1, 2, 3]);
  const opened = random.int(1957, 2019);
  const years = Array.from({ length: count }, (_, i) => opened + i);
  const startsAt = random.next() < 0.25 ? random.int(2, 400) : 1;
  const isDated = random.next() < 0.9;
  const size = (): number => Math.max(12, Math.round(10 ** (1.1 + random.next() * 1.5)));
  let serial = 0;
  const written: Written[] = [];
  for (const [at, year] of years.entries()) {
    const first = at === 0 ? startsAt : 1;
    const entries = size();
    let day = random.int(1, 6);
    for (let number = first; number < first + entries; number += 1) {
      day = Math.min(364, day + (random.next() < 0.4 ? 0 : random.int(0, Math.ceil(500 / entries))));
      const add = (entryNo: string | null, more: Partial<Written> = {}) => {
        const on = new Date(Date.UTC(year, 0, 1 + (random.next() < 0.02 ? random.int(0, 360) : day)));
        const date = `${year}-${two(on.getUTCMonth() + 1)}-${two(on.getUTCDate())}`;
        const isRead = isDated && random.next() > 0.1;
        written.push({ id: entryId(serial), year, number, entryNo, date: isRead ? date : null, ...more });
        serial += 1;
      };
      if (!plain && random.next() < 0.01) add(String(number), { struck: true });
      add(random.next() < unread ? null : random.pick([String(number), `0${number}`, `${number}/${year}`]));
      if (!plain && random.next() < 0.015) add(`${number}${random.pick(['a', 'bis', 'A', '(1)'])}`);
    }
  }
  const pages: Bound['pages'] = [];
  for (const entry of written) {
    const page = pages.at(-1);
    const isNewYear = page?.entries.at(-1)?.year !== entry.year;
    if (!page || page.entries.length === perPage || (isNewYear && seed % 2 === 0))
      pages.push({ id: pageId(pages.length), printedNo: pages.length + 1, entries: [entry] });
    else page.entries.push(entry);
  }
  return { seed, perPage, years, pages, ...(startsAt > 1 && seed % 3 === 0 ? { startsAt } : {}) };
}

export const asRead = (book: Bound, more: Partial<ReadBook> = {}): ReadBook => ({
  bookId: BookId.parse(bookId(1)),
  year: book.years[0] ?? 2000,
  pages: book.pages.map((page, ordinal) => ({
    pageId: page.id,
    ordinal,
    setAside: false,
    ...(book.seed % 5 === 0 ? { printedNo: page.printedNo } : {}),
  })),
  entries: book.pages.flatMap((page) =>
    page.entries.map(({ id, entryNo, date, struck }) => ({
      entryId: id,
      pageId: page.id,
      entryNo,
      values: { registrationDate: date },
      ...(struck ? { struck } : {}),
    })),
  ),
  ...(book.startsAt === undefined ? {} : { startsAt: book.startsAt }),
  ...more,
});

export const faultKinds = ['missing', 'pages-turned', 'doubled', 'misread', 'out-of-order'] as const;

/**
 * Does one thing to a book, beside what was done `before`; null where it has no place for it. The first and last two entries
 * of a year stay as they are.
 */
export function plant(
  book: Bound,
  kind: LedgerFault['kind'],
  random: Random,
  before: readonly Planted[] = [],
): Planted | null {
  if (kind === 'pages-turned') return turnPages(book, random);
  if (kind === 'out-of-order') return movePages(book, random);
  const all = book.pages.flatMap((page) => page.entries);
  const inside = all.filter(
    (entry, i) =>
      [-2, -1, 1, 2].every((step) => {
        const near = all[i + step];
        return near?.year === entry.year && near.number === entry.number + step && isPlain(near);
      }) && isPlain(entry),
  );
  if (inside.length === 0) return null;
  const entry = random.pick(inside);
  const at = all.indexOf(entry);
  if (kind === 'missing') {
    const next = all[at + 1];
    // one entry a page: two in a row are a leaf turned with the one before
    const gone =
      book.perPage === 1 || next === undefined || random.next() < 0.5 || !inside.includes(next)
        ? [entry]
        : [entry, next];
    const page = book.pages.find((one) => one.entries.includes(entry));
    const isOnOnePage = gone.every((one) => page?.entries.includes(one));
    if (!isOnOnePage || (gone.length % book.perPage === 0 && gone.length > 1)) return null;
    drop(book, gone);
    return { kind, numbers: [entry.year, entry.number, gone.at(-1)?.number ?? 0], entries: [] };
  }
  if (kind === 'doubled') {
    // the officer gave a number twice and went on from there
    const { year, number: again } = entry;
    for (const later of all) {
      if (later.year !== year || later.number < again) continue;
      const shifted = later.number - 1;
      // one that was read wrongly stays so
      const isRead = isNumbered(later);
      Object.assign(later, {
        number: shifted,
        entryNo: isRead ? (later.entryNo?.replace(/\d+/, String(shifted)) ?? null) : later.entryNo,
      });
    }
    for (const one of before) {
      const [of, first, last] = one.numbers;
      const less = (number: number) => (of === year && number >= again ? number - 1 : number);
      one.numbers = [of, less(first), less(last)];
    }
    return { kind, numbers: [year, again - 1, again - 1], entries: [entry.id] };
  }
  entry.entryNo = misreadOf(entry.number, random);
  return { kind, numbers: [entry.year, entry.number, entry.number], entries: [entry.id] };
}

/** Its number was read rightly, whatever stands beside it. */
const isNumbered = ({ entryNo, number }: Written): boolean =>
  new RegExp(`^0?${number}(\\D.*)?$`).test(entryNo ?? '');

export const isPlain = ({ entryNo, number, struck }: Written): boolean =>
  !struck && new RegExp(`^0?${number}(/\\d{4})?$`).test(entryNo ?? '');

/** One digit another, one lost, or one too many. */
function misreadOf(number: number, random: Random): string {
  for (;;) {
    const digits = [...String(number)];
    const at = random.int(0, digits.length - 1);
    const other = String(random.int(0, 9));
    const way = random.next();
    if (way < 0.8) digits[at] = other;
    else if (way < 0.9) digits.splice(at, 1);
    else digits.splice(at, 0, other);
    const read = digits.join('');
    if (Number(read) !== number && Number(read) > 0) return read;
  }
}

function drop(book: Bound, gone: readonly Written[]): void {
  for (const page of book.pages) page.entries = page.entries.filter((entry) => !gone.includes(entry));
}

/** Every entry of the page plain, its numbers going on from the page before, the page after from it, all of them full. */
function fullPages(book: Bound): number[] {
  const isFull = (at: number) => {
    const entries = book.pages[at]?.entries ?? [];
    const first = entries[0];
    return (
      first !== undefined &&
      entries.length === book.perPage &&
      entries.every(
        (entry, i) => isPlain(entry) && entry.year === first.year && entry.number === first.number + i,
      )
    );
  };
  const last = (at: number) => book.pages[at]?.entries.at(-1);
  const isInside = (entry: Written | undefined) =>
    [-2, 2].every((step) =>
      book.pages.some((page) =>
        page.entries.some(
          (one) => one.year === entry?.year && one.number === entry.number + step && isPlain(one),
        ),
      ),
    );
  const follows = (at: number) => {
    const [before, first] = [last(at - 1), book.pages[at]?.entries[0]];
    return before?.year === first?.year && (before?.number ?? -1) + 1 === first?.number;
  };
  return book.pages.flatMap((_, at) =>
    [-1, 0, 1].every((step) => isFull(at + step)) &&
    follows(at) &&
    follows(at + 1) &&
    isInside(book.pages[at]?.entries[0]) &&
    isInside(last(at))
      ? [at]
      : [],
  );
}

function turnPages(book: Bound, random: Random): Planted | null {
  const full = fullPages(book);
  const pairs = full.filter((at) => book.perPage > 1 || full.includes(at + 1));
  if (pairs.length === 0) return null;
  const at = random.pick(pairs);
  const isTwo = book.perPage === 1 || (full.includes(at + 1) && random.next() < 0.5);
  const gone = book.pages.splice(at, isTwo ? 2 : 1).flatMap((page) => page.entries);
  const first = gone[0] as Written;
  return { kind: 'pages-turned', numbers: [first.year, first.number, gone.at(-1)?.number ?? 0], entries: [] };
}

/** One to six pages put in elsewhere, before or behind their place. */
function movePages(book: Bound, random: Random): Planted | null {
  const full = fullPages(book);
  const from = full.length > 0 ? random.pick(full) : -1;
  let length = 1;
  while (length < 6 && full.includes(from + length) && random.next() < 0.5) length += 1;
  const targets = full.filter((at) => at > from + length || at < from);
  if (from < 0 || targets.length === 0) return null;
  const target = random.pick(targets);
  const moved = book.pages.slice(from, from + length);
  // the pages that lie between the two places changed theirs just as much
  const between = target > from ? book.pages.slice(from + length, target) : book.pages.slice(target, from);
  book.pages.splice(from, length);
  book.pages.splice(target > from ? target - length : target, 0, ...moved);
  const entries = moved.flatMap((page) => page.entries);
  const first = entries[0] as Written;
  return {
    kind: 'out-of-order',
    numbers: [first.year, first.number, entries.at(-1)?.number ?? 0],
    entries: entries.map(({ id }) => id),
    orElse: between.flatMap((page) => page.entries),
  };
}
