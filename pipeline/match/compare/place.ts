import type { ComparisonLevel } from '#schemas/match.ts';
import { inFull, partsOf } from '../../extract/place-parts.ts';
import { remembering } from '../../extract/remembering.ts';
import { bareName, type Unit, unitKey, unitsAt } from '../../extract/units.ts';
import { foldWords } from '../batch/fold-words.ts';
import type { Comparator } from './comparator.ts';
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
  /** All words, folded, as they stand. */
  readonly sequence: readonly number[];
  /** Words without kinds of unit, each once, rising. */
  readonly words: readonly number[];
  /** What stands before the first comma, folded, where that is no unit: a street and number, a village, a hospital. */
  readonly house: string | null;
  /** Communes it may mean; looked up when first needed. */
  communes: readonly Unit[] | null;
}

const kindWords =
  /(?:thanh pho|thi xa|thi tran|dac khu|khu pho|tieu khu|phuong|quan|huyen|tinh|xa|tp|tx|tt)(?= )/g;

/** May hold a kind of unit cut short: P., Q., TP Hà Nội. */
const isShort = /\.|T[PXT] |[KT]\/?[PK] /;
const isUnit = /^(?:thanh pho|thi xa|thi tran|dac khu|khu pho|tieu khu|phuong|quan|huyen|tinh|xa|tp|tx|tt) /;

const known = new Map<string, number>();
const words: string[] = [];
/** Number of a folded word; numbers are quicker to compare, and places have few words. */
function wordNumber(word: string): number {
  const number = known.get(word);
  if (number !== undefined) return number;
  known.set(word, words.length);
  words.push(word);
  return words.length - 1;
}
const wordNumbers = (text: string): number[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map(wordNumber);

/** What stands between commas. */
const partOf = (written: string) => {
  const folded = foldWords(written);
  return {
    folded,
    sequence: wordNumbers(folded),
    words: wordNumbers(`${folded} `.replace(kindWords, '')),
  };
};
/** Units are written over and over, houses are not. */
const unitOf = remembering(partOf, 50_000);

function eachOnce(numbers: readonly number[]): number[] {
  const rising: number[] = [];
  for (const number of numbers) {
    let place = rising.length;
    while (place > 0 && (rising[place - 1] as number) > number) place -= 1;
    if (rising[place - 1] !== number) rising.splice(place, 0, number);
  }
  return rising;
}

/**
 * Places as written in a year (two columns: the place, the year). `renamed`: the same names under other kinds of unit (tiểu khu,
 * phường), or a commune and the one of today that its land lies in. `near`: one word has a slip. `contained`: the house, village or hospital agrees, the rest not. `part`: half of the
 * words of the shorter are in the longer. @source domain §5.3
 */
export const placeComparator: Comparator<Place> = {
  levels,
  prepare: (value) => {
    const [written = '', year = ''] = value.split('\u0000');
    const [first = '', ...rest] = (isShort.test(written) ? inFull(written) : written).split(',');
    const house = partOf(first);
    const parts = [house, ...rest.map(unitOf)];
    const sequence = parts.flatMap((part) => part.sequence);
    if (sequence.length === 0) return null;
    return {
      written,
      year: Number(/^\d{4}/.exec(year)?.[0] ?? Number.NaN),
      sequence,
      words: eachOnce(parts.flatMap((part) => part.words)),
      house: isUnit.test(house.folded) ? null : house.folded,
      communes: null,
    };
  },
  compare: (a, b) => {
    if (isSame(a.sequence, b.sequence)) return at.exact;
    const shared = sharedOf(a.words, b.words);
    const [few, many] = [a.words.length, b.words.length];
    if (shared === few && shared === many) return at.renamed;
    if (few === many && shared === few - 1 && isMisread(a.words, b.words)) return at.near;
    if (a.house !== null && a.house === b.house) return at.contained;
    const least = Math.min(few, many);
    if (shared * 2 >= least && least > 0) return at.part;
    return isLandOf(a, b) ? at.renamed : at.differs;
  },
};

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** How many numbers two rising lists share. */
function sharedOf(a: readonly number[], b: readonly number[]): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}

/** Of two lists that share all words but one: whether these are one with a slip. */
function isMisread(a: readonly number[], b: readonly number[]): boolean {
  const one = words[a.find((word) => !b.includes(word)) ?? -1] ?? '';
  const other = words[b.find((word) => !a.includes(word)) ?? -1] ?? '';
  return one.length > 2 && other.length > 2 && typoDistance(one, other, 1) <= 1;
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
