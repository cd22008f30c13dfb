import { type Style, widthPt } from './fonts.ts';

export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** A stretch of one style; `x` in points from the cell's left edge. */
export interface Segment extends Run {
  readonly x: number;
}

/** `width` in type sizes, so that one measuring serves every size. */
export interface Word {
  readonly fragments: readonly Run[];
  readonly width: number;
}

/** Continuation lines stand in from the first by this much, in type sizes. */
const hang = 1.2;
const space = widthPt('regular', ' ', 1);

/**
 * Words of a cell; a word may change its style in the middle ("Số:" bold, "12" not).
 * Throws `extract.letter-missing`.
 */
export function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  let fragments: Run[] = [];
  const finish = (): void => {
    const width = fragments.reduce((sum, f) => sum + widthPt(f.style, f.text, 1), 0);
    if (fragments.length > 0) words.push({ fragments, width });
    fragments = [];
  };
  for (const run of runs) {
    run.text.split(' ').forEach((text, i) => {
      if (i > 0) finish();
      if (text !== '') fragments.push({ text, style: run.style });
    });
  }
  finish();
  return words;
}

/** A word wider than a line, cut where it must be. */
function cut(word: Word, maxWidth: number): Word[] {
  if (word.width <= maxWidth) return [word];
  const pieces: Word[] = [];
  let fragments: Run[] = [];
  let width = 0;
  for (const { text, style } of word.fragments) {
    for (const letter of text) {
      const advance = widthPt(style, letter, 1);
      if (width + advance > maxWidth && fragments.length > 0) {
        pieces.push({ fragments, width });
        fragments = [];
        width = 0;
      }
      fragments.push({ text: letter, style });
      width += advance;
    }
  }
  pieces.push({ fragments, width });
  return pieces;
}

/** Words of one line joined by spaces, neighbors of one style in one segment. */
function join(words: readonly Word[], indent: number, sizePt: number): Segment[] {
  const runs: { text: string; style: Style }[] = [];
  const add = (text: string, style: Style): void => {
    const last = runs.at(-1);
    if (last && last.style === style) last.text += text;
    else runs.push({ text, style });
  };
  words.forEach((word, i) => {
    const before = words[i - 1]?.fragments.at(-1);
    if (before) add(' ', before.style);
    for (const fragment of word.fragments) add(fragment.text, fragment.style);
  });
  let x = indent;
  return runs.map((run) => {
    const segment = { ...run, x };
    x += widthPt(run.style, run.text, sizePt);
    return segment;
  });
}

/** Breaks a cell into lines greedily. An empty cell is one empty line. */
export function setCell(words: readonly Word[], cellWidthPt: number, sizePt: number): Segment[][] {
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

/** Centred lines: the width of each is what its segments end at. */
export const lineWidthPt = (line: readonly Segment[], sizePt: number): number => {
  const last = line.at(-1);
  return last ? last.x + widthPt(last.style, last.text, sizePt) : 0;
};
