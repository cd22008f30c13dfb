import { fold } from '#schemas/fold.ts';

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
 * **Ngu**yễn Thị **Hoà**. For the eye only; the server decided what was found.
 */
export function markMatches(text: string, query: string): Piece[] {
  const letters = lettersOf(text);
  const words = fold(query).split(' ').filter(Boolean);
  const marked = new Array<boolean>(letters.length).fill(false);
  for (let at = 0; at < letters.length; at++) {
    const startsWord = at === 0 || letters[at - 1]?.folded === '';
    if (!startsWord) continue;
    const rest = letters.slice(at);
    const end = rest.findIndex((letter) => letter.folded === '');
    const word = (end < 0 ? rest : rest.slice(0, end)).map((letter) => letter.folded).join('');
    const longest = Math.max(0, ...words.filter((part) => word.startsWith(part)).map((part) => part.length));
    let covered = 0;
    for (let next = at; covered < longest && next < letters.length; next++) {
      covered += letters[next]?.folded.length ?? 0;
      marked[next] = true;
    }
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
