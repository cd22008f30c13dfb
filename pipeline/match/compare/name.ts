import type { ComparisonLevel } from '#schemas/match.ts';
import { type Numbers, packed } from './comparator.ts';
import {
  compareSyllables,
  differs as syllableDiffers,
  foldedNumber,
  shortened as syllableShortened,
  syllableNumber,
} from './syllables.ts';
import { textNumbers } from './text-numbers.ts';

const levels = [
  'exact',
  'spelling',
  'marks',
  'tone',
  'misread',
  'near',
  'shortened',
  'swapped',
  'part',
  'differs',
] as const satisfies readonly ComparisonLevel[];
const level = (name: (typeof levels)[number]): number => levels.indexOf(name);
const [spelling, shortened, swapped, part, differs] = [
  level('spelling'),
  level('shortened'),
  level('swapped'),
  level('part'),
  level('differs'),
];

/** Further syllables misread than this, and it is another name. */
const mostMisread = 2;
const misread = level('misread');

/**
 * Vietnamese full names, syllable by syllable; the name is as far apart as the syllable that is farthest. `shortened`: middle
 * names left out, or initials. `swapped`: the syllables in another order. `part`: the given name agrees, the surname or a
 * middle name does not (a married name, an alias, or another person).
 */
export const nameComparator = packed(
  levels,
  (value) => {
    const written = value
      .normalize('NFC')
      .toLowerCase()
      .split(value.includes('.') ? /[\s,-]+|(?<=\.)/ : /[\s,-]+/)
      .filter((one) => one !== '');
    if (written.length === 0) return null;
    return [written.length, ...textNumbers(written.join('')), ...written.map(syllableNumber)];
  },
  (x, a, y, b) => {
    const [n, m] = [x[a] as number, y[b] as number];
    const [as, bs] = [a + head, b + head];
    if (n === m) {
      let worst = 0;
      let wrong = 0;
      for (let i = 0; i < n; i += 1) {
        const at = compareSyllables(x[as + i] as number, y[bs + i] as number);
        if (at > worst) worst = at;
        if (at >= misread) wrong += 1;
      }
      if (worst < misread || (worst < syllableDiffers && wrong <= mostMisread)) return worst;
      if (areSwapped(x, as, y, bs, n)) return swapped;
    } else {
      if (x[a + 1] === y[b + 1] && x[a + 2] === y[b + 2]) return spelling;
      if (n < m ? isShortened(x, as, n, y, bs, m) : isShortened(y, bs, m, x, as, n)) return shortened;
    }
    const given = compareSyllables(x[as + n - 1] as number, y[bs + m - 1] as number);
    return given <= spelling ? part : differs;
  },
);
/** Before the numbers of syllables: how many there are, and two of all letters together. */
const head = 3;

/** Whether the same folded syllables stand in another order. */
function areSwapped(x: Numbers, a: number, y: Numbers, b: number, count: number): boolean {
  let taken = 0;
  for (let i = 0; i < count; i += 1) {
    const folded = foldedNumber(x[a + i] as number);
    let j = 0;
    while (j < count && ((taken >>> j) % 2 === 1 || foldedNumber(y[b + j] as number) !== folded)) j += 1;
    if (j === count) return false;
    taken |= 1 << j;
  }
  return true;
}

/** Of names that differ otherwise too, a syllable that is misread as well is another one. */
const isClose = (level: number): boolean => level <= spelling || level === syllableShortened;

/** The shorter is the longer with middle names left out; at least two syllables stay. */
function isShortened(
  few: Numbers,
  from: number,
  count: number,
  many: Numbers,
  fromMany: number,
  countMany: number,
): boolean {
  if (count < 2) return false;
  if (!agree(few, from, many, fromMany)) return false;
  if (!agree(few, from + count - 1, many, fromMany + countMany - 1)) return false;
  let at = 1;
  for (let i = 1; i < count - 1; i += 1) {
    while (at < countMany - 1 && !agree(few, from + i, many, fromMany + at)) at += 1;
    if (at === countMany - 1) return false;
    at += 1;
  }
  return true;
}

const agree = (few: Numbers, i: number, many: Numbers, j: number): boolean =>
  isClose(compareSyllables(few[i] as number, many[j] as number));
