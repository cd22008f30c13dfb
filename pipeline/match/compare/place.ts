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
  readonly folded: string;
  /** Names without kinds of unit, folded. */
  readonly words: ReadonlySet<string>;
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

/** A place is written in many years. */
const namesOf = remembering((written: string): Pick<Place, 'folded' | 'house' | 'words'> => {
  const full = isShort.test(written) ? inFull(written) : written;
  const [house = '', ...rest] = full.split(',').map(foldWords);
  const folded = [house, ...rest].join(' ').trim();
  const words = folded.replace(kindWords, '').split(' ');
  return {
    house: isUnit.test(house) ? null : house,
    folded,
    words: new Set(words.filter((word) => word !== '')),
  };
}, 100_000);

/**
 * Places as written in a year (two columns: the place, the year). `renamed`: the same names under other kinds of unit (tiểu khu,
 * phường), or a commune and the one of today that its land lies in. `near`: one word has a slip. `contained`: the house, village or hospital agrees, the rest not. `part`: half of the
 * words of the shorter are in the longer. @source domain §5.3
 */
export const placeComparator: Comparator<Place> = {
  levels,
  prepare: (value) => {
    const [written = '', year = ''] = value.split('\u0000');
    const names = namesOf(written);
    if (names.folded === '') return null;
    return { ...names, written, year: Number(/^\d{4}/.exec(year)?.[0] ?? Number.NaN), communes: null };
  },
  compare: (a, b) => {
    if (a.folded === b.folded) return at.exact;
    const least = Math.min(a.words.size, b.words.size);
    let shared = 0;
    for (const word of a.words) if (b.words.has(word)) shared += 1;
    if (shared === a.words.size && shared === b.words.size) return at.renamed;
    if (isOneWordMisread(a.words, b.words)) return at.near;
    if (a.house !== null && a.house === b.house) return at.contained;
    if (shared * 2 >= least && least > 0) return at.part;
    return isLandOf(a, b) ? at.renamed : at.differs;
  },
};

function isOneWordMisread(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  const [mine, theirs] = [[...a].filter((word) => !b.has(word)), [...b].filter((word) => !a.has(word))];
  const [[one = ''], [other = '']] = [mine, theirs];
  return mine.length === 1 && one.length > 2 && other.length > 2 && typoDistance(one, other, 1) <= 1;
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
