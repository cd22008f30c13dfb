import Fuse from 'fuse.js';
import { fold, foldSound } from '#schemas/fold.ts';

export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** Each letter of `text` with its folded form; a combining mark belongs to the letter before it. */
function lettersOf(text: string): { letter: string; folded: string }[] {
  return (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).map((letter) => ({ letter, folded: fold(letter) }));
}

/**
 * Cuts `text` where the words of `query` stand at the start of its words, tone marks and case aside: `ngu hoa` marks
 * **Ngu**yễn Thị **Hoà**. `answering`: words of the text that the server found to answer; only they are marked, and of those that
 * are spelled otherwise the letters that are the same. For the eye only; the server decided what was found.
 */
export function markMatches(text: string, query: string, answering: string | null = null): Piece[] {
  const letters = lettersOf(text);
  const words = foldSound(query).split(' ').filter(Boolean);
  const left = answering === null ? null : answering.normalize('NFC').split(/\s+/);
  const marked = new Array<boolean>(letters.length).fill(false);
  for (let at = 0; at < letters.length; at++) {
    const startsWord = at === 0 || letters[at - 1]?.folded === '';
    if (!startsWord || letters[at]?.folded === '') continue;
    const rest = letters.slice(at);
    const end = rest.findIndex((letter) => letter.folded === '');
    const own = end < 0 ? rest : rest.slice(0, end);
    if (left !== null) {
      const nth = left.indexOf(
        own
          .map(({ letter }) => letter)
          .join('')
          .normalize('NFC'),
      );
      if (nth < 0) continue;
      left.splice(nth, 1);
    }
    const word = foldSound(own.map((letter) => letter.folded).join(''));
    for (const nth of lettersAnswering(word, words, left !== null)) marked[at + nth] = true;
  }
  const pieces: { text: string; isMatch: boolean }[] = [];
  for (const [at, { letter }] of letters.entries()) {
    const isMatch = marked[at] ?? false;
    const last = pieces.at(-1);
    if (last && last.isMatch === isMatch) last.text += letter;
    else pieces.push({ text: letter, isMatch });
  }
  return pieces;
}

/** Positions of the letters of a word that answer: the longest beginning typed, else (`isNear`) what is the same of the nearest word. */
function lettersAnswering(word: string, typed: readonly string[], isNear: boolean): readonly number[] {
  const longest = Math.max(0, ...typed.filter((part) => word.startsWith(part)).map((part) => part.length));
  if (longest > 0) return Array.from({ length: longest }, (_, nth) => nth);
  if (!isNear) return [];
  const one = new Fuse([word], { includeMatches: true, includeScore: true, threshold: 0.6 });
  const [best] = typed.flatMap((part) => one.search(part)).sort((a, b) => (a.score ?? 1) - (b.score ?? 1));
  return (best?.matches?.[0]?.indices ?? []).flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, nth) => from + nth),
  );
}
