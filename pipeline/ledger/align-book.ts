import type { EntryId } from '#schemas/ids.ts';
import type { ReadBook } from '#schemas/steps.ts';
import { digitsApart } from './digits-apart.ts';
import { fillRoom } from './fill-room.ts';
import { findDisplaced } from './find-displaced.ts';
import { likeliestChain } from './number-chain.ts';
import { type Numbered, numberedEntries } from './numbered.ts';
import { type Room, roomsOf, sizeOf } from './rooms.ts';
import { settleTwins } from './settle-twins.ts';
import { usualYear } from './years-around.ts';

/** What is known of the number of an entry. `missing`: a number without an entry. */
export type NumberState =
  | 'fine'
  /** A number written in between, `15a`. */
  | 'inserted'
  /** Crossed out. */
  | 'struck'
  /** Nobody could read it; which it is follows from those around. */
  | 'unread'
  | 'misread'
  | 'doubled'
  | 'displaced'
  | 'missing';

/** A number of a book: its entry, or that it has none. */
export interface NumberCell {
  readonly run: number;
  /** What the entry's number should be; null where nobody can say. */
  readonly number: number | null;
  readonly entry: Numbered | null;
  readonly state: NumberState;
}

/** Numbers from 1 on (or from where a second book goes on) to where they begin anew: what a book has of one year. */
export interface NumberRun {
  readonly year: number;
  readonly from: number | null;
  readonly to: number | null;
  /** First and last registration, yyyymmdd. */
  readonly days: readonly [number, number] | null;
}

export interface AlignedBook {
  readonly runs: readonly NumberRun[];
  /** By year and number; an entry of unknown number follows the one before it in the book. */
  readonly cells: readonly NumberCell[];
}

interface Placed {
  readonly run: number;
  readonly number: number | null;
  readonly state: NumberState;
}

/**
 * What number each entry of a book has, and which numbers have none. Numbers run from 1 within a year and begin anew with the
 * next, in the same book or another; a year's second book goes on counting. @source NĐ 158/2005/NĐ-CP Điều 68
 */
export function alignBook(book: ReadBook): AlignedBook {
  const all = numberedEntries(book);
  const entries = all.filter(({ isInserted, isStruck }) => !isInserted && !isStruck);
  const startsAt = book.startsAt ?? null;
  const lastYear = usualYear(entries.slice(-5)) ?? book.closing?.at(-1)?.year ?? null;
  const closedAt = (year: number | null): number | null =>
    (year !== null && book.closing?.find((closing) => closing.year === year)?.entries) || null;
  const likeliest = likeliestChain(entries, {
    startsAt,
    endsAt: startsAt === null || startsAt === 1 ? closedAt(lastYear) : null,
  });
  const years = yearsOf(entries, likeliest, book.year ?? null);
  const chain = settleTwins(entries, likeliest, (run) => years[run]);
  const endOf = (run: number): number | null =>
    endingOf(entries, chain, run, startsAt, closedAt(years[run] ?? null));
  const rooms = roomsOf(entries, chain, { startsAt, endOf });
  const placed = new Map<EntryId, Placed>();
  for (const { index, run } of chain) {
    const entry = entries[index];
    if (entry) placed.set(entry.entryId, { run, number: entry.number, state: 'fine' });
  }
  const missing = placeOthers(entries, rooms, placed, (run) => years[run] ?? null);
  const found = placeSpecial(all, placed, missing);
  markDoubled(all, placed);
  return {
    runs: (years.length > 0 ? years : [book.year ?? 0]).map((year, run) =>
      runOf(run, year, all, placed, found),
    ),
    cells: cellsOf(all, placed, found),
  };
}

/** What the rooms between the entries of the chain hold; returns the numbers that nothing holds. */
function placeOthers(
  entries: readonly Numbered[],
  rooms: readonly Room[],
  placed: Map<EntryId, Placed>,
  yearOf: (run: number) => number | null,
): Missing[] {
  const held = new Set([...placed.values()].map(({ run, number }) => key(run, number)));
  const displaced = findDisplaced(rooms, {
    yearOf,
    dayAround: (run, number) => daysAround(entries, placed, run, number),
  });
  for (const { entries: stretch, from, home } of displaced)
    stretch.forEach((entry, i) => {
      if (held.has(key(home.run, from + i))) return;
      held.add(key(home.run, from + i));
      placed.set(entry.entryId, { run: home.run, number: from + i, state: 'displaced' });
    });
  return rooms.flatMap((room) => {
    const isHeld = (number: number): boolean => held.has(key(room.run, number));
    const staying = room.entries.filter(({ entryId }) => !placed.has(entryId));
    const repeated = new Set(repeatedIn(room, staying, isHeld));
    const own = staying.filter(({ entryId }) => !repeated.has(entryId));
    const numbers = numbersOf(room, own.length, isHeld);
    const given = fillRoom(own, numbers, isHeld);
    own.forEach((entry, i) => {
      const number = given[i] ?? null;
      if (number !== null) held.add(key(room.run, number));
      placed.set(entry.entryId, { run: room.run, number, state: stateOf(entry, number, isHeld) });
    });
    for (const entry of staying)
      if (repeated.has(entry.entryId))
        placed.set(entry.entryId, { run: room.run, number: entry.number, state: 'doubled' });
    return numbers.filter((number) => !isHeld(number)).map((number) => ({ run: room.run, number }));
  });
}

interface Missing {
  readonly run: number;
  readonly number: number;
}

const key = (run: number, number: number | null): string => `${run}/${number ?? ''}`;

/** At an open end there is one for each entry, after (or before) those that were found elsewhere. */
function numbersOf(room: Room, own: number, isHeld: (number: number) => boolean): number[] {
  const numbers: number[] = [];
  if (room.open === 'after') {
    let last = room.from - 1;
    while (isHeld(last + 1)) last += 1;
    for (let n = 1; n <= own; n += 1) numbers.push(last + n);
    return numbers;
  }
  if (room.open === 'before') {
    let first = room.to + 1;
    while (isHeld(first - 1)) first -= 1;
    for (let n = Math.min(own, first - 1); n >= 1; n -= 1) numbers.push(first - n);
    return numbers;
  }
  for (let number = room.from; number <= room.to; number += 1) if (!isHeld(number)) numbers.push(number);
  return numbers;
}

/** Entries in a row whose numbers all stand elsewhere, and that no misread digit explains: a page that is there twice. */
function repeatedIn(
  room: Room,
  entries: readonly Numbered[],
  isHeld: (number: number) => boolean,
): EntryId[] {
  const read = entries.filter(({ number }) => number !== null);
  const isRow = read.every(({ number }, i) => i === 0 || (number ?? 0) === (read[i - 1]?.number ?? 0) + 1);
  if (read.length < 2 || !isRow || !read.every(({ number }) => number !== null && isHeld(number))) return [];
  const isMisread =
    sizeOf(room) >= entries.length &&
    entries.every(({ number }, i) => number === null || digitsApart(number, room.from + i) <= 1);
  return isMisread ? [] : read.map(({ entryId }) => entryId);
}

function stateOf(
  { number: read }: Numbered,
  number: number | null,
  isHeld: (n: number) => boolean,
): NumberState {
  if (read === null) return 'unread';
  if (read === number) return 'fine';
  return number === null && isHeld(read) ? 'doubled' : 'misread';
}

/**
 * Struck entries hold their number where nothing else does; `15a` that stands alone is a misread 15, `15a` with `15b` stand for
 * it. Returns what is missing still.
 */
function placeSpecial(
  all: readonly Numbered[],
  placed: Map<EntryId, Placed>,
  missing: readonly Missing[],
): Missing[] {
  const open = new Map(missing.map((one) => [key(one.run, one.number), one]));
  let run = 0;
  let last: number | null = null;
  for (const entry of all) {
    const own = placed.get(entry.entryId);
    if (own) {
      if (own.state !== 'displaced') run = own.run;
      if (own.state !== 'displaced' && own.number !== null) last = own.number;
      continue;
    }
    const fits = open.delete(key(run, entry.number));
    const next = all[entry.at + 1];
    const hasNext = entry.isInserted && next?.isInserted === true && next.number === entry.number;
    const isNear = entry.number !== null && last !== null && Math.abs(entry.number - last) <= 1;
    const isOdd = fits ? !hasNext : !(isNear || last === null);
    const state =
      entry.number === null
        ? entry.isStruck
          ? 'struck'
          : 'unread'
        : entry.isStruck
          ? 'struck'
          : isOdd
            ? 'misread'
            : 'inserted';
    const number = state === 'misread' && !fits ? null : entry.number;
    placed.set(entry.entryId, { run, number, state });
  }
  return [...open.values()];
}

/** Both entries of a number are doubled: which of them has it rightly nobody can say. */
function markDoubled(all: readonly Numbered[], placed: Map<EntryId, Placed>): void {
  const doubled = new Set<string>();
  for (const entry of all) {
    const own = placed.get(entry.entryId);
    if (own?.state === 'doubled') doubled.add(key(own.run, own.number ?? entry.number));
  }
  for (const entry of all) {
    const own = placed.get(entry.entryId);
    if (!own || !doubled.has(key(own.run, own.number ?? entry.number))) continue;
    if (own.state === 'fine' || own.state === 'doubled')
      placed.set(entry.entryId, { ...own, number: own.number ?? entry.number, state: 'doubled' });
  }
}

/** By the dates of the entries that stand; a run without any follows the one before it by a year. */
function yearsOf(
  entries: readonly Numbered[],
  chain: readonly { index: number; run: number }[],
  opened: number | null,
): number[] {
  const years: number[] = [];
  for (let run = 0; run <= (chain.at(-1)?.run ?? -1); run += 1) {
    const own = chain.flatMap((anchor) => (anchor.run === run ? (entries[anchor.index] ?? []) : []));
    const before = years.at(-1);
    const likely = usualYear(own) ?? (before === undefined ? (opened ?? 0) : before + 1);
    years.push(before === undefined ? likely : Math.max(likely, before + 1));
  }
  return years;
}

/** A closing counts the entries of the year, or, of a year's second book, maybe those of the book. */
function endingOf(
  entries: readonly Numbered[],
  chain: readonly { index: number; run: number }[],
  run: number,
  startsAt: number | null,
  closed: number | null,
): number | null {
  if (closed === null) return null;
  const numbers = chain.flatMap((anchor) =>
    anchor.run === run ? (entries[anchor.index]?.number ?? []) : [],
  );
  const first = run > 0 ? 1 : (startsAt ?? numbers[0] ?? 1);
  const last = numbers.at(-1) ?? 0;
  const counted = closed >= last ? closed : first - 1 + closed;
  return counted >= last ? counted : null;
}

/** Registration days of the nearest dated entries on either side of a number, those that stand. */
function daysAround(
  entries: readonly Numbered[],
  placed: ReadonlyMap<EntryId, Placed>,
  run: number,
  number: number,
): readonly [number, number] {
  let [earliest, latest] = [0, Number.POSITIVE_INFINITY];
  for (const entry of entries) {
    const own = placed.get(entry.entryId);
    if (own?.run !== run || own.number === null || entry.day === null) continue;
    if (own.number < number) earliest = Math.max(earliest, entry.day);
    if (own.number > number) latest = Math.min(latest, entry.day);
  }
  return [earliest, latest];
}

function cellsOf(
  all: readonly Numbered[],
  placed: ReadonlyMap<EntryId, Placed>,
  missing: readonly Missing[],
): NumberCell[] {
  let before = { run: 0, number: 0 };
  const cells = all.map((entry) => {
    const own = placed.get(entry.entryId);
    const cell: NumberCell = {
      run: own?.run ?? 0,
      number: own?.number ?? null,
      entry,
      state: own?.state ?? 'unread',
    };
    const place = { run: cell.run, number: cell.number ?? before.number };
    if (cell.state !== 'displaced') before = place;
    return { cell, ...place };
  });
  const gaps = missing.map(({ run, number }) => ({
    cell: { run, number, entry: null, state: 'missing' } satisfies NumberCell,
    run,
    number,
  }));
  return [...cells, ...gaps].toSorted((a, b) => a.run - b.run || a.number - b.number).map(({ cell }) => cell);
}

function runOf(
  run: number,
  year: number,
  all: readonly Numbered[],
  placed: ReadonlyMap<EntryId, Placed>,
  missing: readonly Missing[],
): NumberRun {
  const numbers = missing.filter((one) => one.run === run).map(({ number }) => number);
  const days: number[] = [];
  for (const entry of all) {
    const own = placed.get(entry.entryId);
    if (own?.run !== run) continue;
    if (own.number !== null) numbers.push(own.number);
    if (entry.day !== null && Math.floor(entry.day / 10_000) === year) days.push(entry.day);
  }
  const least = (values: readonly number[]): number =>
    values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
  return {
    year,
    from: numbers.length > 0 ? least(numbers) : null,
    to: numbers.length > 0 ? most(numbers) : null,
    days: days.length > 0 ? [least(days), most(days)] : null,
  };
}
