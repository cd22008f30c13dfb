import { fold } from '#schemas/fold.ts';

/** One syllable as it may be typed bit by bit: letters with their own marks, and its tone, wherever that is put. */
export interface Syllable {
  /** `â`, `đ`, `ư`…: lower case, no tone. */
  readonly letters: readonly string[];
  /** The same letters without marks. */
  readonly plain: string;
  /** A combining mark, or empty for the level tone. */
  readonly tone: string;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const wordOf = /[\p{L}\p{M}\p{N}]+/gu;

const known = new Map<string, Syllable>();
/** Syllables of names and places are some ten thousand. */
const mostKnown = 40_000;

function syllable(text: string): Syllable {
  const found = known.get(text);
  if (found) return found;
  const marked = text.normalize('NFD').toLowerCase();
  const letters = [...marked.replace(tones, '').normalize('NFC')];
  const made = { letters, plain: letters.map(fold).join(''), tone: marked.match(tones)?.[0] ?? '' };
  if (known.size < mostKnown) known.set(text, made);
  return made;
}

/** A text's syllables in order, without what stands between them. */
export const syllablesOf = (text: string): Syllable[] => (text.match(wordOf) ?? []).map(syllable);

/**
 * How much of what was typed speaks against a syllable: a tone typed that it has not, a letter's mark typed that it has
 * not. What was left out speaks against nothing: `ha` may become Hà, `hà` may not become Hả.
 */
export function against(typed: Syllable, meant: Syllable): number {
  let marks = typed.tone !== '' && typed.tone !== meant.tone ? 1 : 0;
  for (const [i, letter] of typed.letters.entries())
    if (letter !== meant.letters[i] && letter !== typed.plain[i]) marks += 1;
  return marks;
}
