import type { PageId } from '#schemas/ids.ts';
import type { LedgerFault, ReadBook } from '#schemas/steps.ts';
import type { AlignedBook, NumberCell, NumberState } from './align-book.ts';

type Page = ReadBook['pages'][number];

/** Pages that are turned over together: with two facing pages on a picture one is lost, with one page on each, two. */
const turnedPages = [1, 2];

/** What is wrong with the numbers of a book, in their order; neighbors with the same fault are one. */
export function nameFaults(book: ReadBook, { runs, cells }: AlignedBook): LedgerFault[] {
  const pages = book.pages.toSorted((a, b) => a.ordinal - b.ordinal);
  const stands = cells.filter(
    ({ entry, state }) => entry !== null && state !== 'displaced' && state !== 'misread',
  );
  const yearOf = ({ run }: NumberCell): number => runs[run]?.year ?? 0;
  const perPage = entriesOnPages(book);
  return groupsOf(cells).flatMap((group): LedgerFault[] => {
    const [first] = group;
    if (first === undefined || !isFault(first.state)) return [];
    const entries = group.flatMap(({ entry }) => entry ?? []);
    const numbers = group.flatMap(({ number }) => number ?? []);
    const { before, after } = around(first, numbers.at(-1) ?? null, stands);
    const whole = [...new Set(entries.map(({ pageId }) => pageId))].filter(
      (pageId) => entries.filter((entry) => entry.pageId === pageId).length === perPage.counts.get(pageId),
    );
    const fault: LedgerFault = {
      kind: 'missing',
      year: yearOf(first),
      from: numbers[0] ?? null,
      to: numbers.at(-1) ?? null,
      entries: entries.map(({ entryId }) => entryId),
      pages: whole,
      after: after?.entry?.entryId ?? null,
      before: before?.entry?.entryId ?? null,
    };
    if (first.state === 'displaced') return [{ ...fault, kind: 'out-of-order' }];
    if (first.state === 'doubled')
      return [{ ...fault, kind: 'doubled', pages: group.length > 2 ? whole : [] }];
    if (first.state === 'misread') return [{ ...fault, kind: 'misread', pages: [] }];
    const gap = gapBetween(after, before, pages);
    if (gap === null) return [fault];
    if (gap.empty.length > 0) return [{ ...fault, pages: gap.empty }];
    const lost = group.length / perPage.usual;
    const isWhole = turnedPages.includes(lost) && group.length > 1;
    const isTurned = gap.printed === null ? isWhole : gap.printed > 1;
    return [{ ...fault, kind: isTurned ? 'pages-turned' : 'missing' }];
  });
}

const isFault = (state: NumberState): boolean =>
  ['missing', 'doubled', 'misread', 'displaced'].includes(state);

/** Cells next to each other with one fault: numbers that are missing in a row, a page elsewhere, a number with its double. */
function groupsOf(cells: readonly NumberCell[]): NumberCell[][] {
  const groups: NumberCell[][] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isFault(cell.state) && isOne(last, cell)) group.push(cell);
    else groups.push([cell]);
  }
  return groups;
}

function isOne(a: NumberCell, b: NumberCell): boolean {
  if (a.state !== b.state || a.run !== b.run || a.number === null || b.number === null) return false;
  if (a.state === 'misread') return false;
  const isNext = b.number === a.number + 1;
  if (a.state === 'missing') return isNext;
  if (a.state === 'doubled') return isNext || b.number === a.number;
  return isNext && a.entry !== null && b.entry !== null && Math.abs(a.entry.at - b.entry.at) === 1;
}

/** The entries that stand whose numbers are the nearest: before what is at fault, and after it. */
function around(
  fault: NumberCell,
  to: number | null,
  stands: readonly NumberCell[],
): { after: NumberCell | null; before: NumberCell | null } {
  if (fault.number === null || to === null) {
    const at = fault.entry?.at ?? 0;
    const near = (isBefore: boolean) =>
      stands
        .filter(({ entry }) => entry !== null && (isBefore ? entry.at < at : entry.at > at))
        .toSorted((a, b) => Math.abs((a.entry?.at ?? 0) - at) - Math.abs((b.entry?.at ?? 0) - at))[0] ?? null;
    return { after: near(true), before: near(false) };
  }
  const from = fault.number;
  const own = stands.filter(({ run, number }) => run === fault.run && number !== null);
  const earlier = stands.filter(({ run, number }) => run < fault.run && number !== null);
  const later = stands.filter(({ run, number }) => run > fault.run && number !== null);
  return {
    after: own.findLast(({ number }) => (number ?? 0) < from) ?? earlier.at(-1) ?? null,
    before: own.find(({ number }) => (number ?? 0) > to) ?? later[0] ?? null,
  };
}

function entriesOnPages(book: ReadBook): { counts: ReadonlyMap<PageId, number>; usual: number } {
  const counts = new Map<PageId, number>();
  for (const { pageId } of book.entries) counts.set(pageId, (counts.get(pageId) ?? 0) + 1);
  const often = new Map<number, number>();
  for (const count of counts.values()) often.set(count, (often.get(count) ?? 0) + 1);
  const usual = [...often].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 1;
  return { counts, usual };
}

/**
 * Where two neighboring entries stand on two pages that follow each other: the pages between without an entry, and how far
 * their printed numbers are apart. Null where the gap lies within a page, or the entries do not follow each other.
 */
function gapBetween(
  after: NumberCell | null,
  before: NumberCell | null,
  pages: readonly Page[],
): { empty: PageId[]; printed: number | null } | null {
  if (!after?.entry || !before?.entry || after.run !== before.run) return null;
  const [left, right] = [after.entry, before.entry].map(({ pageId }) =>
    pages.findIndex((page) => page.pageId === pageId),
  );
  if (left === undefined || right === undefined || left < 0 || right <= left) return null;
  const [a, b] = [pages[left]?.printedNo, pages[right]?.printedNo];
  const between = pages.slice(left + 1, right).map(({ pageId }) => pageId);
  return { empty: between, printed: a === undefined || b === undefined ? null : b - a - between.length };
}
