import { type Random, seeded } from '../samples/random.ts';
import { type Day, dayOf, yearOf } from './days.ts';
import { bodyOf, mergedSince, wardsSince } from './districts.ts';
import { lastYear, type World } from './world.ts';

export const birthCopies = ['original', 'second-copy', 're-registration', 'corrected'] as const;
/**
 * How a row came to be. `second-copy`: the same entry in the other copy of its book, by another hand. `re-registration`: anew,
 * years later. `corrected`: the entry again with what was corrected in it. @source peers part d; NĐ 158/2005 Điều 46, 68
 */
export type BirthCopy = (typeof birthCopies)[number];

/** One registration of a birth, with its place in a book; its second copies are the same registration. */
export interface Placed {
  readonly id: number;
  readonly child: number;
  readonly delivery: number;
  readonly copy: BirthCopy;
  readonly day: Day;
  /** Ward whose body registers. */
  readonly ward: number;
  readonly body: string;
  readonly year: number;
  readonly number: number;
  readonly bookNo: string;
}
type Draft = { -readonly [K in keyof Placed]: Placed[K] };

/** Row of the table: which registration, in which copy. */
export interface Row {
  readonly placed: Placed;
  readonly copy: BirthCopy;
}

/** Shares of all rows of births that are there a second time, by how. Second copies are half and more. */
export const duplicateShare = 0.07;
const ofDuplicates = { 'second-copy': 0.55, 're-registration': 0.28, corrected: 0.17 } as const;
/** Corrections that stand in the other copy of the book under the same number; the others were written anew. */
const correctedInPlace = 0.6;
/** Second copies that come as whole books; the others are single entries (a torn page, an extract kept). */
const asWholeBooks = 0.7;
/** Entries of one volume; numbers run on through the volumes of a year. */
const perVolume = 200;

/** How many children a world needs so that a table of `rows` has its share of duplicates. */
export const childrenFor = (rows: number): number => rows - Math.round(rows * duplicateShare);

/**
 * Every child once, and `rows` in all with those that stand in the books again. Numbers run 1..n within body and year; twins
 * follow each other.
 */
export function registerBirths(world: World, rows: number): Row[] {
  const random = seeded(world.seed).fork('registrations');
  const again = rows - world.births;
  const anew = Math.round(again * ofDuplicates['re-registration']);
  const corrected = Math.round(again * ofDuplicates.corrected);
  const correctedInBook = Math.round(corrected * correctedInPlace);

  const placed = firstTime(world, random);
  for (const [n, at] of distinct(random, placed.length, anew + corrected - correctedInBook).entries()) {
    const first = placed[at] as Placed;
    if (n < anew) {
      const ward = random.chance(0.45) ? random.int(0, world.wards.length - 1) : first.ward;
      placed.push(draft(placed.length, first, 're-registration', dayAnew(random, first.day), ward));
    } else {
      const day = Math.min(first.day + random.int(200, 12_000), lastDay);
      placed.push(draft(placed.length, first, 'corrected', day, first.ward));
    }
  }
  placed.sort((a, b) => a.day - b.day || a.delivery - b.delivery || a.id - b.id);
  intoBooks(world, placed);

  const once: Row[] = placed.map((one) => ({ placed: one, copy: one.copy }));
  const plain = placed.filter(({ copy }) => copy === 'original');
  return [
    ...once,
    ...copiesOf(random, placed, again - anew - corrected),
    ...distinct(random, plain.length, correctedInBook).map(
      (at): Row => ({ placed: plain[at] as Placed, copy: 'corrected' }),
    ),
  ];
}

const lastDay = dayOf(lastYear, 12, 31);

function draft(
  id: number,
  { child, delivery }: Pick<Placed, 'child' | 'delivery'>,
  copy: BirthCopy,
  day: Day,
  ward: number,
): Draft {
  return { id, child, delivery, copy, day, ward, body: '', year: 0, number: 0, bookNo: '' };
}

function firstTime({ deliveries }: World, random: Random): Draft[] {
  const drafts: Draft[] = [];
  for (const [delivery, { day, firstChild, children, home }] of deliveries.entries()) {
    const registered = Math.min(day + delay(random, yearOf(day)), lastDay);
    for (let n = 0; n < children; n += 1) {
      const later = n > 0 && random.chance(0.05) ? random.int(1, 400) : 0;
      const child = firstChild + n;
      const on = Math.min(registered + later, lastDay);
      drafts.push(draft(drafts.length, { child, delivery }, 'original', on, home.ward));
    }
  }
  return drafts;
}

/** Days from birth to registration; late ones were commoner in the early years. */
function delay(random: Random, year: number): number {
  const way = random.next();
  const late = year < 1976 ? 0.14 : 0.07;
  if (way < late / 2) return random.int(366, 20 * 365);
  return way < late ? random.int(61, 365) : random.int(1, 55);
}

/** Lost books were written anew in waves: after the wars, for school and work, and for the papers of the 2000s and later. */
function dayAnew(random: Random, first: Day): Day {
  const from = first + 400;
  if (from >= lastDay) return lastDay;
  const wave = random.pick([1976, 1985, 1999, 2004, 2009, 2016, 2020]);
  const day = dayOf(wave) + random.int(0, 4 * 365);
  return day > from && day <= lastDay ? day : random.int(from, lastDay);
}

/** Gives every registration, in the order of their days, its body, number and volume. */
function intoBooks({ wards }: World, drafts: readonly Draft[]): void {
  const next = new Map<string, number>();
  for (const one of drafts) {
    one.year = yearOf(one.day);
    one.body = bodyOf(
      wards[one.ward] as World['wards'][number],
      one.day >= mergedOn ? mergedSince : one.year,
    );
    const key = `${one.body}/${one.year}`;
    one.number = (next.get(key) ?? 0) + 1;
    next.set(key, one.number);
    const volume = Math.ceil(one.number / (one.year < wardsSince ? perVolume * 2 : perVolume));
    one.bookNo = `${String(volume).padStart(2, '0')}/${one.year}`;
  }
}
const mergedOn = dayOf(2025, 7, 1);

/** Whole volumes by chance, then single entries, `count` in all. */
function copiesOf(random: Random, placed: readonly Placed[], count: number): Row[] {
  const books = new Map<string, Placed[]>();
  for (const one of placed) {
    const key = `${one.body}/${one.bookNo}`;
    const book = books.get(key);
    if (book) book.push(one);
    else books.set(key, [one]);
  }
  const copied = new Set<number>();
  const volumes = [...books.values()];
  const byBooks = Math.round(count * asWholeBooks);
  for (const at of distinct(random, volumes.length, volumes.length))
    for (const one of volumes[at] ?? []) if (copied.size < byBooks) copied.add(one.id);
  const all = distinct(random, placed.length, Math.min(placed.length, count * 2));
  for (const at of all) if (copied.size < count) copied.add((placed[at] as Placed).id);
  return placed
    .filter(({ id }) => copied.has(id))
    .map((one) => ({ placed: one, copy: 'second-copy' as const }));
}

/** `count` different whole numbers below `below`, in the order of chance. */
function distinct(random: Random, below: number, count: number): number[] {
  const all = Int32Array.from({ length: below }, (_, n) => n);
  for (let n = 0; n < count; n += 1) {
    const at = random.int(n, below - 1);
    const [here, there] = [all[n] as number, all[at] as number];
    all[n] = there;
    all[at] = here;
  }
  return [...all.subarray(0, count)];
}
