import { type Style, widthPt } from './fonts.ts';

export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** A stretch of one style; `x` and `end` in points from the cell's left edge. */
export interface Segment extends Run {
  readonly x: number;
  readonly end: number;
}

/** `width` in type sizes, so that one measuring serves every size. */
export interface Word {
  readonly fragments: readonly (Run & { readonly width: number })[];
  readonly width: number;
}

/** Continuation lines of a field stand in from the first by this much, in type sizes. */
const hangOfFields = 1.2;
const space = widthPt('regular', ' ', 1);

/**
 * Words of a cell; a word may change its style in the middle ("Số:" bold, "12" not).
 * Throws `extract.letter-missing`.
 */
export function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  let fragments: Word['fragments'][number][] = [];
  const finish = (): void => {
    const width = fragments.reduce((sum, f) => sum + f.width, 0);
    if (fragments.length > 0) words.push({ fragments, width });
    fragments = [];
  };
  for (const run of runs) {
    run.text.split(' ').forEach((text, i) => {
      if (i > 0) finish();
      if (text !== '') fragments.push({ text, style: run.style, width: widthPt(run.style, text, 1) });
    });
  }
  finish();
  return words;
}

/** A word wider than a line, cut where it must be. */
function cut(word: Word, maxWidth: number): Word[] {
  if (word.width <= maxWidth) return [word];
  const pieces: Word[] = [];
  let fragments: Word['fragments'][number][] = [];
  let width = 0;
  for (const { text, style } of word.fragments) {
    for (const letter of text) {
      const advance = widthPt(style, letter, 1);
      if (width + advance > maxWidth && fragments.length > 0) {
        pieces.push({ fragments, width });
        fragments = [];
        width = 0;
      }
      fragments.push({ text: letter, style, width: advance });
      width += advance;
    }
  }
  pieces.push({ fragments, width });
  return pieces;
}

/** Words of one line joined by spaces, neighbors of one style in one segment. */
function join(words: readonly Word[], indent: number, sizePt: number): Segment[] {
  const segments: { text: string; style: Style; x: number; end: number }[] = [];
  let end = indent;
  const add = (text: string, style: Style, width: number): void => {
    const last = segments.at(-1);
    const x = end;
    end += width * sizePt;
    if (last && last.style === style) {
      last.text += text;
      last.end = end;
    } else segments.push({ text, style, x, end });
  };
  words.forEach((word, i) => {
    const before = words[i - 1]?.fragments.at(-1);
    if (before) add(' ', before.style, space);
    for (const { text, style, width } of word.fragments) add(text, style, width);
  });
  return segments;
}

/**
 * Breaks a cell into lines greedily. An empty cell is one empty line. A negative `hang` lets the first line stand in instead, as in
 * a paragraph: then `cellWidthPt` is the first line's.
 */
export function setCell(
  words: readonly Word[],
  cellWidthPt: number,
  sizePt: number,
  hang = hangOfFields,
): Segment[][] {
  const full = cellWidthPt / sizePt;
  const lines: Word[][] = [[]];
  let room = full;
  for (const whole of words) {
    for (const word of cut(whole, full - hang)) {
      const line = lines.at(-1) ?? [];
      const needed = word.width + (line.length > 0 ? space : 0);
      if (needed <= room || line.length === 0) {
        line.push(word);
        room -= needed;
      } else {
        lines.push([word]);
        room = full - hang - word.width;
      }
    }
  }
  return lines.map((line, i) => join(line, i === 0 ? 0 : hang * sizePt, sizePt));
}
