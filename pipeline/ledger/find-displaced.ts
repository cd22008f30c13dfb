import { digitsApart } from './digits-apart.ts';
import type { Numbered } from './numbered.ts';
import { type Room, sizeOf } from './rooms.ts';

/** A stretch of entries that stands elsewhere than its numbers belong. */
export interface Displaced {
  readonly entries: readonly Numbered[];
  /** Of its first entry; the others go on from it. */
  readonly from: number;
  readonly home: Room;
}

/** A stretch of entries in a room whose read numbers go on from each other; unread ones between count with it. */
interface Stretch {
  readonly room: Room;
  readonly entries: readonly Numbered[];
  readonly from: number;
  readonly to: number;
}

/** No gap of a book is so wide that what lies in it cannot be told from a misread digit. */
const widest = 300;

/**
 * Stretches that other rooms miss: pages out of order. `dayAround`: the registration days (yyyymmdd) between which a number
 * of a run lies; `yearOf`: a run's.
 */
export function findDisplaced(
  rooms: readonly Room[],
  facts: {
    readonly dayAround: (run: number, number: number) => readonly [number, number];
    readonly yearOf: (run: number) => number | null;
  },
): Displaced[] {
  const stretches = rooms.flatMap(stretchesOf);
  const changed = new Set(rooms.flatMap((room) => outOfOrder(stretches.filter((one) => one.room === room))));
  return stretches.flatMap((stretch) => {
    if (isBesideItsDouble(stretch, facts.yearOf)) return [];
    if (changed.has(stretch)) return [{ entries: stretch.entries, from: stretch.from, home: stretch.room }];
    const home = rooms
      .filter((room) => room !== stretch.room && isYear(facts.yearOf(room.run), stretch))
      .filter((room) => hasVacancy(room, stretch, stretches))
      .toSorted((a, b) => Number(a.open !== null) - Number(b.open !== null) || sizeOf(a) - sizeOf(b))[0];
    if (home === undefined || !speaksForHome(stretch, home, stretches, facts.dayAround)) return [];
    return [{ entries: stretch.entries, from: stretch.from, home }];
  });
}

/** One entry right beside the one that has its number, and not dated otherwise: a number given twice, wherever else it has room. */
function isBesideItsDouble(
  { room, entries, from }: Stretch,
  yearOf: (run: number) => number | null,
): boolean {
  const year = entries[0]?.year ?? null;
  const isOfYear = year === null || year === yearOf(room.run);
  return entries.length === 1 && isOfYear && (from === room.from - 1 || from === room.to + 1);
}

function stretchesOf(room: Room): Stretch[] {
  const found: { entries: Numbered[]; from: number; to: number }[] = [];
  let unread: Numbered[] = [];
  for (const entry of room.entries) {
    const last = found.at(-1);
    if (entry.number === null) unread.push(entry);
    else if (last && entry.number === last.to + unread.length + 1) {
      last.entries.push(...unread, entry);
      last.to = entry.number;
      unread = [];
    } else {
      found.push({ entries: [entry], from: entry.number, to: entry.number });
      unread = [];
    }
  }
  return found.map((one) => ({ room, ...one }));
}

/** Stretches of one room that have its own numbers but not in order: all but those, the most, that are. */
function outOfOrder(stretches: readonly Stretch[]): Stretch[] {
  const own = stretches.filter(({ room, from, to }) => room.from <= from && to <= room.to);
  if (own.length < 2) return [];
  const weights: number[] = [];
  const before: number[] = [];
  for (const [at, one] of own.entries()) {
    let [most, from] = [0, -1];
    for (let earlier = 0; earlier < at; earlier += 1)
      if ((own[earlier]?.to ?? 0) < one.from && (weights[earlier] ?? 0) > most)
        [most, from] = [weights[earlier] ?? 0, earlier];
    weights.push(most + one.entries.length);
    before.push(from);
  }
  const stay = new Set<Stretch | undefined>();
  for (let at = weights.indexOf(Math.max(...weights)); at >= 0; at = before[at] ?? -1) stay.add(own[at]);
  const moved = own.filter((one) => !stay.has(one));
  const isTwice = moved.some((one) =>
    own.some((other) => other !== one && other.from <= one.to && one.from <= other.to),
  );
  return isTwice ? [] : moved;
}

/** Room for all of it, beside the entries that belong there. An open end takes what goes on right there. */
function hasVacancy(room: Room, { from, to }: Stretch, all: readonly Stretch[]): boolean {
  if (room.open === 'after') return from === room.from && to - from < widest;
  if (room.open === 'before') return to === room.to && sizeOf(room) <= widest;
  if (from < room.from || to > room.to) return false;
  const leaving = all
    .filter((other) => other.room === room && (other.from < room.from || other.to > room.to))
    .reduce((sum, other) => sum + other.entries.length, 0);
  const free = sizeOf(room) - (room.entries.length - leaving);
  return free > to - from;
}

const isYear = (year: number | null, { entries }: Stretch): boolean => {
  const dated = entries.flatMap((entry) => entry.year ?? []);
  return year === null || dated.length === 0 || dated.includes(year);
};

/** Whether the entries stand wrong or are read wrong. */
function speaksForHome(
  stretch: Stretch,
  home: Room,
  all: readonly Stretch[],
  dayAround: (run: number, number: number) => readonly [number, number],
): boolean {
  const { room, entries, from } = stretch;
  const hasRoomHere = sizeOf(room) >= room.entries.length;
  if (!hasRoomHere) return true;
  const isOpen = home.open !== null;
  const expected = (i: number): number => room.from + room.entries.indexOf(entries[i] as Numbered);
  const looksMisread = entries.every(
    ({ number }, i) => number === null || digitsApart(number, expected(i)) <= 1,
  );
  if (entries.length > 1) return !(isOpen && looksMisread);
  const isSwapped = all.some(
    (other) => other.room === home && other.from >= room.from && other.to <= room.to && other !== stretch,
  );
  if (isSwapped) return true;
  if (isOpen || sizeOf(home) <= home.entries.length) return false;
  const day = entries[0]?.day ?? null;
  const fits = ([earliest, latest]: readonly [number, number]) =>
    day !== null && day >= earliest && day <= latest;
  const [there, here] = [fits(dayAround(home.run, from)), fits(dayAround(room.run, expected(0)))];
  return there === here ? !looksMisread : there;
}
