import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { Piece } from '#schemas/printed-line.ts';
import type { Block, Cells } from '#schemas/template.ts';
import { printable, requireLetters, type Style, widthPt } from './fonts.ts';
import { headerLines } from './issuing-body.ts';
import { isPrinted, placeAndDate, textOf } from './print-piece.ts';
import { printValue } from './print-value.ts';
import { type Run, type Segment, setCell, type Word, wordsOf } from './set-cell.ts';
import {
  margins,
  millimeters,
  type PlacedText,
  type Rect,
  type Rule,
  sheetSize,
  textWidth,
} from './sheet.ts';

/** How tightly a sheet is set; `lay-out.ts` tries one after the other. */
export interface Setting {
  readonly sizePt: number;
  /** Baseline to baseline from one printed line to the next, in type sizes; lines of one value stand closer. */
  readonly leading: number;
  /** Room for signature and seal. */
  readonly signatureMm: number;
}

/** What is placed so far. `y` is the top of the room that is left. */
export interface Pen {
  y: number;
  readonly texts: PlacedText[];
  readonly rules: Rule[];
  /** Bottom of what stands left of the signer, for the QR code under it. */
  leftEnd: number;
  officer: Rect | null;
  seal: Rect | null;
  /** Cells and centred texts already cut into words, kept from one setting to the next. */
  readonly words: Map<readonly Piece[] | string, readonly Word[]>;
  /** The same broken into lines, as long as size and width stay what they were. */
  readonly lines: Map<readonly Word[], BrokenCell>;
}

interface BrokenCell {
  readonly widthPt: number;
  readonly sizePt: number;
  readonly lines: readonly (readonly Segment[])[];
}

const state = { title: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' };
const right = sheetSize.width - margins.right;

/** Middle of the right half, where dates and signatures stand. */
const signerAxis = right - textWidth * 0.26;
const leftAxis = margins.left + textWidth * 0.22;
const signerWidth = textWidth * 0.56;

const runsOf = (pieces: readonly Piece[], extract: AuthorizedExtract, plain: Style = 'regular'): Run[] =>
  pieces.map((piece) => {
    const run: Run = { text: textOf(piece, extract), style: piece.bold ? 'bold' : plain };
    if ('field' in piece) requireLetters(run.style, run.text, piece.field);
    return run;
  });

function wordsOnce(pen: Pen, key: readonly Piece[] | string, runs: () => readonly Run[]): readonly Word[] {
  const known = pen.words.get(key);
  if (known) return known;
  const words = wordsOf(runs());
  pen.words.set(key, words);
  return words;
}

function linesOnce(pen: Pen, words: readonly Word[], maxWidth: number, sizePt: number): BrokenCell['lines'] {
  const known = pen.lines.get(words);
  if (known && known.widthPt === maxWidth && known.sizePt === sizePt) return known.lines;
  const lines = setCell(words, maxWidth, sizePt);
  pen.lines.set(words, { widthPt: maxWidth, sizePt, lines });
  return lines;
}

/** Sets one centred paragraph and moves the pen below it. Returns the width of its longest line. */
function center(
  pen: Pen,
  axis: number,
  maxWidth: number,
  runs: readonly Run[],
  sizePt: number,
  leading = 1.22,
): number {
  let longest = 0;
  const key = runs.map(({ style, text }) => `${style} ${text}`).join('|');
  const words = wordsOnce(pen, key, () => runs);
  for (const line of linesOnce(pen, words, maxWidth, sizePt)) {
    const indent = line[0]?.x ?? 0;
    const width = (line.at(-1)?.end ?? 0) - indent;
    longest = Math.max(longest, width);
    pen.y -= sizePt * leading;
    for (const { text, style, x } of line) {
      pen.texts.push({ text, style, sizePt, x: axis - width / 2 + x - indent, y: pen.y, ink: 'black' });
    }
  }
  return longest;
}

const one = (text: string, style: Style): Run[] => [{ text, style }];

function underline(pen: Pen, axis: number, width: number): void {
  pen.y -= 5;
  pen.rules.push({ x: axis - width / 2, y: pen.y, width, thickness: 0.7 });
}

/** Cells side by side; the line is as tall as its tallest cell. */
function placeCells(
  pen: Pen,
  { cells, shares }: Cells,
  at: { x: number; width: number },
  extract: AuthorizedExtract,
  how: Setting,
) {
  const top = pen.y;
  let bottom = top;
  let x = at.x;
  cells.forEach((pieces, i) => {
    const cellWidth = at.width * (shares[i] ?? 0);
    const gutter = i < cells.length - 1 ? how.sizePt * 0.6 : 0;
    let y = top;
    const words = wordsOnce(pen, pieces, () => runsOf(pieces, extract));
    linesOnce(pen, words, cellWidth - gutter, how.sizePt).forEach((line, n) => {
      y -= how.sizePt * (n === 0 ? how.leading : Math.min(how.leading, 1.18));
      for (const { text, style, x: inset } of line) {
        pen.texts.push({ text, style, sizePt: how.sizePt, x: x + inset, y, ink: 'black' });
      }
    });
    bottom = Math.min(bottom, y);
    x += cellWidth;
  });
  pen.y = bottom;
}

function placeMotto(pen: Pen, axis: number, maxWidth: number): void {
  center(pen, axis, maxWidth, one(state.title, 'bold'), 12.5);
  const width = center(pen, axis, maxWidth, one(state.motto, 'bold'), 13, 1.3);
  underline(pen, axis, width);
}

function placeBody(pen: Pen, axis: number, maxWidth: number, extract: AuthorizedExtract): void {
  const { above, between, body } = headerLines(extract.issuingBody);
  if (above !== '') center(pen, axis, maxWidth, one(above, 'regular'), 12.5);
  for (const unit of between) center(pen, axis, maxWidth, one(unit, 'regular'), 12.5);
  const width = center(pen, axis, maxWidth, one(body, 'bold'), 12.5, above === '' ? 1.22 : 1.34);
  underline(pen, axis, Math.min(width * 0.45, 90));
}

function placeHeader(pen: Pen, extract: AuthorizedExtract): void {
  const top = pen.y;
  const rightWidth = widthPt('bold', state.title, 12.5) + 1;
  const rightAxis = right - rightWidth / 2;
  const leftWidth = textWidth - rightWidth - 14;
  const axis = margins.left + leftWidth / 2;
  placeBody(pen, axis, leftWidth, extract);
  const leftEnd = pen.y;
  pen.y = top;
  placeMotto(pen, rightAxis, rightWidth);
  pen.y = Math.min(pen.y, leftEnd) - 8;
  const row = pen.y;
  center(pen, axis, leftWidth, one(`Số: ${printable(extract.number)}`, 'regular'), 13);
  const numberEnd = pen.y;
  pen.y = row;
  center(pen, rightAxis, rightWidth, one(placeAndDate(extract), 'italic'), 13);
  pen.y = Math.min(pen.y, numberEnd);
}

function placeSigner(
  pen: Pen,
  block: Extract<Block, { block: 'signer' }>,
  extract: AuthorizedExtract,
  how: Setting,
): void {
  const top = pen.y;
  if (block.bodyBeside) {
    placeBody(pen, leftAxis, textWidth * 0.42, extract);
    pen.y -= 5;
    center(pen, leftAxis, textWidth * 0.42, one(`Số: ${printable(extract.number)}`, 'regular'), 12.5);
  }
  pen.leftEnd = pen.y;
  pen.y = top;
  for (const { line, italic } of block.above) {
    center(pen, signerAxis, signerWidth, runsOf(line, extract, italic ? 'italic' : 'regular'), 12.5);
  }
  if (block.above.length > 0) pen.y -= 3;
  center(pen, signerAxis, signerWidth, one(block.heading, 'bold'), 12.5);
  center(pen, signerAxis, signerWidth, one(block.instruction, 'italic'), 11);
  for (const line of extract.signatory.capacityLines) {
    center(pen, signerAxis, signerWidth, one(printable(line), 'bold'), 12.5);
  }
  const room = millimeters(how.signatureMm);
  const signature = { width: millimeters(52), height: millimeters(20) };
  const middle = pen.y - 3 - room / 2;
  pen.officer = { x: signerAxis - signature.width / 2, y: middle - signature.height / 2, ...signature };
  // true size, over a third of the signature on its left: NĐ 30/2020/NĐ-CP Phụ lục I
  const diameter = millimeters(36);
  pen.seal = {
    x: pen.officer.x + signature.width / 3 - diameter,
    y: middle - diameter / 2,
    width: diameter,
    height: diameter,
  };
  pen.y -= room;
  center(pen, signerAxis, signerWidth, one(printable(extract.signatory.name), 'bold'), 13);
}

/** Places one block and moves the pen below it. Throws `extract.letter-missing`. */
export function placeBlock(pen: Pen, block: Block, extract: AuthorizedExtract, how: Setting): void {
  const middle = margins.left + textWidth / 2;
  switch (block.block) {
    case 'header':
      placeHeader(pen, extract);
      return;
    case 'motto':
      placeMotto(pen, middle, textWidth);
      return;
    case 'title': {
      pen.y -= how.sizePt * 0.9;
      block.lines.forEach((line, i) => {
        center(pen, middle, textWidth, one(printable(line), 'bold'), i === 0 ? 17 : 13);
      });
      if (block.rule) underline(pen, middle, 60);
      pen.y -= how.sizePt * 0.5;
      return;
    }
    case 'lines':
      for (const line of block.lines)
        if (isPrinted(line, extract))
          placeCells(pen, line, { x: margins.left, width: textWidth }, extract, how);
      return;
    case 'columns': {
      const gap = 16;
      const width = (textWidth - gap) / 2;
      const top = pen.y;
      const side = (lines: readonly Cells[], x: number): number => {
        pen.y = top;
        for (const line of lines) placeCells(pen, line, { x, width }, extract, how);
        return pen.y;
      };
      pen.y = Math.min(side(block.left, margins.left), side(block.right, margins.left + width + gap));
      return;
    }
    case 'original-signer': {
      pen.y -= how.sizePt * 0.5;
      center(pen, signerAxis, signerWidth, one(printable(block.heading), 'bold'), 12.5);
      center(pen, signerAxis, signerWidth, one(printable(block.signed), 'italic'), 12);
      center(
        pen,
        signerAxis,
        signerWidth,
        one(printValue(extract.values[block.field], 'text'), 'bold'),
        12.5,
      );
      pen.y -= how.sizePt * 0.5;
      return;
    }
    case 'signer':
      pen.y -= how.sizePt * 0.6;
      placeSigner(pen, block, extract, how);
      return;
  }
}
