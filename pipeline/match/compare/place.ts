import type { ComparisonLevel } from '#schemas/match.ts';
import { inFull, partsOf } from '../../extract/place-parts.ts';
import { bareName, type Unit, unitKey, unitsAt } from '../../extract/units.ts';
import { type Comparator, type Numbers, unsure } from './comparator.ts';
import { placeHead, placeNumbers, placeWords } from './place-words.ts';
import { typoDistance } from './typo-distance.ts';

const levels = [
  'exact',
  'renamed',
  'near',
  'contained',
  'part',
  'differs',
] as const satisfies readonly ComparisonLevel[];
const at = Object.fromEntries(levels.map((name, i) => [name, i])) as Record<(typeof levels)[number], number>;

interface Place {
  readonly written: string;
  /** Year in which it was written; NaN where that is not known. */
  readonly year: number;
  /** `placeNumbers`, after the year (0: not known). */
  readonly numbers: readonly number[];
  /** Communes it may mean; looked up when first needed. */
  communes: readonly Unit[] | null;
}
/** May hold a kind of unit cut short: P., Q., TP Hà Nội. */
const isShort = /\.|T[PXT] |[KT]\/?[PK] /;
/**
 * Places as written in a year (two columns: the place, the year). `renamed`: the same names under other kinds of unit (tiểu khu,
 * phường), or a commune and the one of today that its land lies in. `near`: one word has a slip. `contained`: the house, village or hospital agrees, the rest not. `part`: half of the
 * words of the shorter are in the longer. @source domain §5.3
 */
export const placeComparator: Comparator<Place> = {
  levels,
  prepare: (value) => {
    const [written = '', year = ''] = value.split('\u0000');
    const known = Number(/^\d{4}/.exec(year)?.[0] ?? Number.NaN);
    const numbers = placeNumbers(known || 0, isShort.test(written) ? inFull(written) : written);
    return numbers && { written, year: known, numbers, communes: null };
  },
  compare: (a, b) => {
    const level = comparePlaces(a.numbers, 0, b.numbers, 0);
    return level === unsure ? (isLandOf(a, b) ? at.renamed : at.differs) : level;
  },
  packing: { pack: ({ numbers }) => numbers, compareAt: comparePlaces, asksValues: true },
};

function comparePlaces(x: Numbers, a: number, y: Numbers, b: number): number {
  const [words, others] = [x[a + 1] as number, y[b + 1] as number];
  if (words === others && areSame(x, a + placeHead, y, b + placeHead, words)) return at.exact;
  const [few, many] = [x[a + 3] as number, y[b + 3] as number];
  const [names, otherNames] = [a + placeHead + words, b + placeHead + others];
  const shared = sharedOf(x, names, few, y, otherNames, many);
  if (shared === few && shared === many) return at.renamed;
  if (few === many && shared === few - 1 && isMisread(x, names, y, otherNames, few)) return at.near;
  const house = x[a + 2] as number;
  if (house > 0 && house === y[b + 2] && areSame(x, a + placeHead, y, b + placeHead, house))
    return at.contained;
  const least = Math.min(few, many);
  if (shared * 2 >= least && least > 0) return at.part;
  return x[a] !== y[b] && Math.max(x[a] as number, y[b] as number) >= reformed ? unsure : at.differs;
}

function areSame(x: Numbers, a: number, y: Numbers, b: number, count: number): boolean {
  for (let i = 0; i < count; i += 1) if (x[a + i] !== y[b + i]) return false;
  return true;
}

/** How many numbers two rising lists share. */
function sharedOf(x: Numbers, a: number, few: number, y: Numbers, b: number, many: number): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < few && j < many) {
    const [one, other] = [x[a + i] as number, y[b + j] as number];
    if (one === other) shared += 1;
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return shared;
}

/** Of two lists that share all words but one: whether these are one with a slip. */
function isMisread(x: Numbers, a: number, y: Numbers, b: number, count: number): boolean {
  const [one, other] = [loneWord(x, a, y, b, count), loneWord(y, b, x, a, count)];
  return one.length > 2 && other.length > 2 && typoDistance(one, other, 1) <= 1;
}

function loneWord(x: Numbers, a: number, y: Numbers, b: number, count: number): string {
  for (let i = 0; i < count; i += 1) {
    let j = 0;
    while (j < count && y[b + j] !== x[a + i]) j += 1;
    if (j === count) return placeWords.all()[x[a + i] as number] ?? '';
  }
  return '';
}

/** From this year on there are communes of today; looking units up is dear, and before it they have no other name in the lists. */
const reformed = 2025;

/** One names a commune of today, the other one of before that became it. */
function isLandOf(a: Place, b: Place): boolean {
  if (a.year === b.year || !(Math.max(a.year, b.year) >= reformed)) return false;
  const [as, bs] = [communesOf(a), communesOf(b)];
  return as.some((one) =>
    bs.some((other) => {
      const [past, now] = one.to === null ? [other, one] : [one, other];
      return past.to !== null && now.to === null && past.today.some((unit) => now.today.includes(unit));
    }),
  );
}

/** Communes of the smallest part that names any, within the parts after it; rivals stay, for a commune without its district. */
function communesOf(place: Place): readonly Unit[] {
  place.communes ??= lookUp(place);
  return place.communes;
}

function lookUp({ written, year }: Place): readonly Unit[] {
  const parts = partsOf(inFull(written.normalize('NFC'))).parts;
  for (const [i, { kind, name }] of parts.entries()) {
    if (name === '') continue;
    const after = new Set(parts.slice(i + 1).map((part) => unitKey(bareName(part.kind + part.name))));
    const units = unitsAt(kind + name, String(year)).filter(({ level }) => level === 'commune');
    const within = units.filter((unit) => unit.within.some((above) => after.has(unitKey(above))));
    if (within.length > 0) return within;
    if (units.length === 1) return units;
  }
  return [];
}
