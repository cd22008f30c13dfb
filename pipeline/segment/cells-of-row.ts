import type { TableForm } from '#schemas/form.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { Cell } from '#schemas/steps.ts';
import { bandsOf } from './find-lines.ts';
import { type Column, xOf } from './find-columns.ts';
import type { Piece, TableRow } from './find-rows.ts';
import { around, boxOf, type Frame } from './frame.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ColumnOnPage extends Column {
  readonly column: TableForm['columns'][number];
  /** Where a row of the table lies in this column, pixels of the page. */
  frameOf(row: { top: number; bottom: number }): Frame;
}

/** The row's cells, one for each column that is read, with one box a written line. */
export function cellsOfRow(
  row: TableRow,
  columns: readonly ColumnOnPage[],
  page: Size,
  pitch: number,
  /** Height of letters and digits on this table, pixels. */
  letter: number,
  unit: number,
): Cell[] {
  return columns.flatMap((place): Cell[] => {
    const { key, band } = place.column;
    if (key === null) return [];
    const tall = row.bottom - row.top;
    const part =
      band === undefined
        ? row
        : { top: row.top + tall * band.top, bottom: row.top + tall * (band.top + band.height) };
    const frame = place.frameOf(part);
    const pieces = row.pieces.filter((piece) => {
      const [x, y] = [(piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2];
      if (x < xOf(place.left, y) || x >= xOf(place.right, y)) return false;
      const middle = (piece.top0 + piece.bottom0) / 2;
      return band === undefined || (middle >= part.top && middle < part.bottom);
    });
    const ink = withoutStrays(
      pieces.filter((piece) => !isEdge(piece, place, unit)),
      pitch,
      unit,
    );
    if (!isWritten(ink, unit)) return [{ key, boxes: [boxOf(frame, page)], blank: true }];
    const boxes = linesOf(ink, part, pitch).map((line) => boxOf(grown(around(line, frame), 4 * unit), page));
    const ditto = isDitto(ink, pitch, counts.has(place.column.reader) ? letter * 0.7 : letter * 2, unit);
    return [{ key, boxes, blank: false, ...(ditto ? { ditto } : {}) }];
  });
}

const grown = (frame: Frame, by: number): Frame => ({
  left: frame.left - by,
  top: frame.top - by,
  right: frame.right + by,
  bottom: frame.bottom + by,
});

/** What is left of a column rule: narrow, right at the edge. */
function isEdge(piece: Piece, { left, right }: Column, unit: number): boolean {
  if (piece.right - piece.left > 6 * unit) return false;
  const y = (piece.top + piece.bottom) / 2;
  return piece.left - xOf(left, y) < 9 * unit || xOf(right, y) - piece.right < 9 * unit;
}

/** Letters and strokes: not dots, not what is left of a level rule, not a spot of foxing. */
function isBody(piece: Piece, unit: number): boolean {
  const [width, height] = [piece.right - piece.left, piece.bottom - piece.top];
  if (Math.max(width, height) < 12 * unit || height <= 6 * unit) return false;
  return !piece.spot;
}

const isWritten = (pieces: readonly Piece[], unit: number): boolean =>
  pieces.reduce((area, piece) => area + (isBody(piece, unit) ? piece.area : 0), 0) >= 90 * unit * unit;

/** Marks stay with their letters; specks and rests of rules away from any letter go. */
function withoutStrays(pieces: readonly Piece[], pitch: number, unit: number): Piece[] {
  const bodies = pieces.filter((piece) => isBody(piece, unit));
  return pieces.filter(
    (piece) =>
      bodies.includes(piece) ||
      bodies.some((body) => {
        const dx = Math.max(body.left - piece.right, piece.left - body.right, 0);
        const dy = Math.max(body.top - piece.bottom, piece.top - body.bottom, 0);
        return Math.hypot(dx, dy) < 0.4 * pitch;
      }),
  );
}

/** Pieces line by line, as far as one cell holds several. */
function linesOf(pieces: readonly Piece[], row: { top: number; bottom: number }, pitch: number): Piece[][] {
  const top = Math.min(row.top, ...pieces.map((piece) => piece.top0));
  const bottom = Math.max(row.bottom, ...pieces.map((piece) => piece.bottom0));
  if (bottom - top < pitch * 1.5) return [[...pieces]];
  const profile = new Float32Array(Math.ceil(bottom - top) + 1);
  for (const piece of pieces) {
    const [from, to] = [Math.floor(piece.top0 - top), Math.ceil(piece.bottom0 - top)];
    for (let y = from; y < to; y += 1) profile[y] = (profile[y] ?? 0) + piece.area / (to - from);
  }
  const bands = bandsOf(profile, pitch);
  const lines = bands.map((): Piece[] => []);
  for (const piece of pieces) {
    const middle = (piece.top0 + piece.bottom0) / 2 - top;
    let best = 0;
    for (const [i, band] of bands.entries()) {
      if (Math.abs(band.peak - middle) < Math.abs((bands[best]?.peak ?? 0) - middle)) best = i;
    }
    lines[best]?.push(piece);
  }
  const written = lines.filter((line) => line.length > 0);
  return written.length === 0 ? [[...pieces]] : written;
}

/** Readers of columns in which 11 may stand by itself: there the sign must be lower than digits are. */
const counts: ReadonlySet<Reader> = new Set<Reader>(['entry-number', 'book-number', 'year', 'time', 'age']);

/** Two short strokes side by side, perhaps between dashes: ″. */
function isDitto(pieces: readonly Piece[], pitch: number, highest: number, unit: number): boolean {
  const marks = pieces.filter((piece) => piece.area >= 12 * unit * unit);
  const strokes = marks.filter((piece) => piece.right - piece.left < 0.7 * (piece.bottom - piece.top));
  const dashes = marks.filter((piece) => piece.right - piece.left > 2 * (piece.bottom - piece.top));
  if (strokes.length !== 2 || dashes.length !== marks.length - 2 || marks.length > 4) return false;
  const [a, b] = strokes as [Piece, Piece];
  const [high, low] = [a.bottom - a.top, b.bottom - b.top];
  if (Math.max(high, low) > highest || Math.max(high, low) > 1.6 * Math.min(high, low)) return false;
  if (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < 0.4 * Math.min(high, low)) return false;
  if (Math.abs(a.left + a.right - b.left - b.right) / 2 > 0.7 * pitch) return false;
  const frame = around(marks, a);
  return frame.right - frame.left < 4 * pitch;
}
