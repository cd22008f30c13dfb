import { fold } from '#schemas/fold.ts';
import type { PrintedWord } from '../recognize/engine.ts';
import { editDistance } from './edit-distance.ts';

/** A place where an anchor may stand: its index in the list given, and the box of its words, pixels of the picture read. */
export interface Sighting {
  readonly anchor: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Where the words read on a page spell one of the texts, letters folded (no marks, no spaces), one letter in six wrong.
 * A label that stands on the form several times is sighted several times; which is which is decided by the fit.
 */
export function findAnchors(words: readonly PrintedWord[], texts: readonly string[]): Sighting[] {
  const keys = texts.map(lettersOf);
  const lines = linesOf(words).map((line) => line.map((word) => ({ ...word, key: lettersOf(word.text) })));
  return lines.flatMap((line) =>
    line.flatMap((_, start) => keys.flatMap((key, anchor) => sight(line, start, key, anchor))),
  );
}

/** Its letters alone, without marks and case: what a label is compared by. */
export const lettersOf = (text: string): string => fold(text).replaceAll(' ', '');

function sight(
  line: readonly (PrintedWord & { key: string })[],
  start: number,
  key: string,
  anchor: number,
): Sighting[] {
  const most = Math.floor(key.length / 6);
  if (key.length < 4 || (line[start]?.key ?? '') === '') return [];
  let read = '';
  let best: { end: number; wrong: number } | null = null;
  for (let end = start; end < line.length && read.length <= key.length + most; end += 1) {
    read += line[end]?.key ?? '';
    const wrong = editDistance(read, key, most);
    if (wrong <= most && (best === null || wrong < best.wrong)) best = { end, wrong };
  }
  if (best === null) return [];
  const used = line.slice(start, best.end + 1);
  return [
    {
      anchor,
      left: Math.min(...used.map((w) => w.left)),
      top: Math.min(...used.map((w) => w.top)),
      right: Math.max(...used.map((w) => w.left + w.width)),
      bottom: Math.max(...used.map((w) => w.top + w.height)),
    },
  ];
}

/** Words side by side: each is followed by the nearest one to its right on the same height. */
function linesOf(words: readonly PrintedWord[]): PrintedWord[][] {
  const rest = new Set([...words].sort((a, b) => a.left - b.left));
  const lines: PrintedWord[][] = [];
  for (const first of rest) {
    rest.delete(first);
    const line = [first];
    for (let next = right(first, rest); next !== null; next = right(next, rest)) {
      rest.delete(next);
      line.push(next);
    }
    lines.push(line);
  }
  return lines;
}

function right(word: PrintedWord, among: ReadonlySet<PrintedWord>): PrintedWord | null {
  let best: PrintedWord | null = null;
  for (const other of among) {
    const gap = other.left - word.left - word.width;
    if (gap < -word.height * 0.5 || gap > Math.max(word.height, other.height) * 2) continue;
    const shared = Math.min(word.top + word.height, other.top + other.height) - Math.max(word.top, other.top);
    if (shared < Math.min(word.height, other.height) * 0.4) continue;
    if (best === null || other.left < best.left) best = other;
  }
  return best;
}
