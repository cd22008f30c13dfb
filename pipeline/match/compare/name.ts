import type { ComparisonLevel } from '#schemas/match.ts';
import type { Comparator } from './comparator.ts';
import {
  compareSyllables,
  differs as syllableDiffers,
  foldedSyllable,
  shortened as syllableShortened,
  syllableNumber,
} from './syllables.ts';

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

interface Name {
  readonly syllables: readonly number[];
  readonly joined: string;
  /** Syllables folded and sorted: equal for names that differ in order only. Made when first asked for. */
  sorted: string | null;
}

/** Further syllables misread than this, and it is another name. */
const mostMisread = 2;
const misread = level('misread');

/**
 * Vietnamese full names, syllable by syllable; the name is as far apart as the syllable that is farthest. `shortened`: middle
 * names left out, or initials. `swapped`: the syllables in another order. `part`: the given name agrees, the surname or a
 * middle name does not (a married name, an alias, or another person).
 */
export const nameComparator: Comparator<Name> = {
  levels,
  prepare: (value) => {
    const written = value
      .normalize('NFC')
      .toLowerCase()
      .split(value.includes('.') ? /[\s,-]+|(?<=\.)/ : /[\s,-]+/)
      .filter((one) => one !== '');
    if (written.length === 0) return null;
    return { syllables: written.map(syllableNumber), joined: written.join(''), sorted: null };
  },
  compare: (a, b) => {
    const [as, bs] = [a.syllables, b.syllables];
    if (as.length === bs.length) {
      let worst = 0;
      let wrong = 0;
      for (let i = 0; i < as.length; i += 1) {
        const at = compareSyllables(as[i] as number, bs[i] as number);
        if (at > worst) worst = at;
        if (at >= misread) wrong += 1;
      }
      if (worst < misread || (worst < syllableDiffers && wrong <= mostMisread)) return worst;
    } else {
      if (a.joined === b.joined) return spelling;
      if (isShortened(as, bs)) return shortened;
    }
    if (sortedOf(a) === sortedOf(b)) return swapped;
    const given = compareSyllables(as.at(-1) as number, bs.at(-1) as number);
    return given <= spelling ? part : differs;
  },
};

function sortedOf(name: Name): string {
  name.sorted ??= name.syllables.map(foldedSyllable).sort().join(' ');
  return name.sorted;
}

/** Of names that differ otherwise too, a syllable that is misread as well is another one. */
const isClose = (level: number): boolean => level <= spelling || level === syllableShortened;

/** The shorter is the longer with middle names left out; at least two syllables stay. */
function isShortened(a: readonly number[], b: readonly number[]): boolean {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  if (few.length < 2) return false;
  const [first, last] = [0, few.length - 1];
  if (!agree(few, first, many, first) || !agree(few, last, many, many.length - 1)) return false;
  let at = 1;
  for (let i = 1; i < last; i += 1) {
    while (at < many.length - 1 && !agree(few, i, many, at)) at += 1;
    if (at === many.length - 1) return false;
    at += 1;
  }
  return true;
}

const agree = (few: readonly number[], i: number, many: readonly number[], j: number): boolean =>
  isClose(compareSyllables(few[i] as number, many[j] as number));
