import { fold, foldPlacement } from '#schemas/fold.ts';
import { letterDistance } from '../../extract/letter-distance.ts';
import { levelMemory } from '../batch/level-memory.ts';
import { openWords, type Words } from './words.ts';

/** How two syllables of a name stand to each other, the nearest first. */
export const syllableLevels = [
  'exact',
  'spelling',
  'marks',
  'tone',
  'misread',
  'near',
  'shortened',
  'differs',
] as const;
export const differs = syllableLevels.indexOf('differs');
export const shortened = syllableLevels.indexOf('shortened');

interface Syllable {
  readonly written: string;
  /** Tone at the end, y after a consonant as i: Hòa and Hoà, Mỹ and Mĩ, Đ and D have one. */
  readonly spelling: string;
  /** Without its tone. */
  readonly letters: string;
  readonly folded: string;
  /** `N.` or `Ng.`: the letters before the point. */
  readonly initial: string | null;
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;
const syllables: Syllable[] = [];
/** For each syllable its folded letters' number: names in another order. */
const foldedNumbers: number[] = [];
const folds = openWords();

/** Syllables (NFC, lower case) by number; few thousand are ever met, and numbers are quicker to compare. */
export const syllableWords: Words = openWords((written) => {
  const bare = written.replace(/[.~]$/, '');
  const placed = foldPlacement(bare).normalize('NFD');
  const folded = fold(bare);
  syllables.push({
    written,
    spelling: placed.replace(/(?<=^(?:qu|[bcdghklmnpqrstvx]{1,3}|đ))y(?=\p{M}*$)/u, 'i').replace(/đ/g, 'd'),
    letters: placed.replace(tone, '').normalize('NFC'),
    folded,
    initial: isInitial(written, folded) ? folded : null,
  });
  foldedNumbers.push(folds.numberOf(folded));
});
export const syllableNumber = syllableWords.numberOf;

/** `V.` and `Ng~` always; a lone consonant too, which is no Vietnamese syllable. */
const isInitial = (written: string, folded: string): boolean =>
  /^\p{L}{1,3}[.~]$/u.test(written) || /^(?:[bcdghklmnpqrstvx]|ng|nh|th|tr|ph|ch|kh)$/.test(folded);

/** The same for syllables of the same folded letters. */
export const foldedNumber = (number: number): number => foldedNumbers[number] ?? -1;

const remembered = levelMemory(2 ** 16);

/** Level of two syllables by their numbers, remembered: names are many, syllables few. */
export const compareSyllables = (a: number, b: number): number =>
  a === b ? 0 : remembered.of(a, b, compared);

const compared = (a: number, b: number): number =>
  syllableLevels.indexOf(levelOf(syllables[a] as Syllable, syllables[b] as Syllable));

function levelOf(a: Syllable, b: Syllable): (typeof syllableLevels)[number] {
  if (a.initial !== null || b.initial !== null) {
    if (a.initial !== null && b.folded.startsWith(a.initial)) return 'shortened';
    return b.initial !== null && a.folded.startsWith(b.initial) ? 'shortened' : 'differs';
  }
  if (a.spelling === b.spelling) return 'spelling';
  if (a.folded === b.folded) {
    if (isUnmarked(a) || isUnmarked(b)) return 'marks';
    return a.letters === b.letters ? 'tone' : 'misread';
  }
  const longest = Math.max(a.folded.length, b.folded.length);
  const distance = letterDistance(a.written, b.written, longest <= 3 ? oneOfFew : oneOfMany);
  if (distance <= oneConfused) return 'misread';
  return distance === Number.POSITIVE_INFINITY ? 'differs' : 'near';
}

const isUnmarked = ({ written, folded }: Syllable): boolean => written === folded;

/**
 * Letters' difference (see `letterDistance`): up to one confused letter and a mark is a misreading; beyond that one letter of
 * a long syllable may be another, of a short one not: An and Anh, Lan and Mai are other people.
 */
const oneConfused = 0.9;
const oneOfFew = 0.9;
const oneOfMany = 1.3;
