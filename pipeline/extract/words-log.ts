import type { LineKind } from '../recognize/line-kind.ts';
import { vietnameseWords } from '../recognize/vietnamese-words.ts';

const before = 3;

/** How much the words of a text speak for it in a field of a kind, in nats about 0 (`vietnameseWords`), one after another. */
export function wordsLog(text: string, kind: LineKind): number {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const prior = vietnameseWords(kind);
  return words.reduce((sum, word, i) => sum + prior(word, words.slice(Math.max(0, i - before), i)), 0);
}
