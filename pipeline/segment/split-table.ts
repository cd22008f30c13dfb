import { ExpectedError } from '#schemas/errors.ts';
import type { TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import type { CleanedPage, SegmentedPage } from '#schemas/steps.ts';
import { project } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import { entryIdOf } from '../ids.ts';
import type { Blobs } from '../stage.ts';
import { type ColumnOnPage, cellsOfRow } from './cells-of-row.ts';
import { cutApart, type Upright } from './find-columns.ts';
import { placeAt } from './find-rulings.ts';
import { findRows, type TableInk, type TableRow } from './find-rows.ts';
import type { Leaf, TableFit } from './fit-table.ts';
import { around, boxOf, type Frame } from './frame.ts';
import { keepWriting } from './keep-writing.ts';
import { markStruck } from './mark-struck.ts';
import { removeRules } from './remove-rules.ts';
import { wipeLevel, wipeUpright } from './wipe-rulings.ts';

/** A page of a ruled table: every row with ink is an entry. Changes `ink` to the writing alone. Throws `page.no-entries`. */
export async function splitTable(
  page: CleanedPage,
  form: TableForm,
  fit: TableFit,
  ink: Bitmap,
  blobs: Blobs,
): Promise<SegmentedPage> {
  const unit = ink.width / ((form.page.widthMm / 25.4) * 300);
  const whole = { ...ink, data: ink.data.slice() };
  wipeAll(ink, fit, unit);
  removeRules(ink, unit);
  const tables = form.tables.map((table) => {
    const columns = columnsOf(form, table, fit.leaves, ink.height);
    const frames = columns.map((column) => column.frameOf({ top: 0, bottom: column.tall }));
    cutApart(ink, columns, around(frames, frames[0] as Frame), unit);
    return { table, columns };
  });
  const rows = tables.flatMap(({ table, columns }) => {
    const found = findRows(ink, table, fit.leaves, form, unit);
    const letter = letterHeight(found, unit);
    return entriesOf(found, form, columns)
      .map((row) => ({ row, columns, cells: cellsOfRow(row, columns, ink, found.pitch, letter, unit) }))
      .filter(({ cells }) => cells.some((cell) => !cell.blank));
  });
  if (rows.length === 0) throw new ExpectedError('page.no-entries', { pageId: page.pageId });
  const writing = await keepWriting(ink, page.binary, blobs);
  return {
    pageId: page.pageId,
    bookId: page.bookId,
    formId: form.id,
    formVersion: form.version,
    fit: {
      anchorsFound: Math.round(fit.rulesFound),
      anchorsOf: Math.round(fit.rulesOf),
      medianErrorPx: fit.medianErrorPx,
    },
    entries: rows.map(({ row, columns, cells }, ordinal) => ({
      entryId: entryIdOf(page.pageId, ordinal),
      pageId: page.pageId,
      bookId: page.bookId,
      kind: page.kind,
      formId: form.id,
      ordinal,
      box: entryBox(row, columns, ink),
      scan: page.scan,
      gray: page.gray,
      binary: writing,
      toScan: page.toScan,
      ...(page.bend === undefined ? {} : { bend: page.bend }),
      cells: markStruck(cells, whole, unit),
    })),
  };
}

function wipeAll(ink: Bitmap, fit: TableFit, unit: number): void {
  const thickest = Math.max(4, Math.round(7 * unit));
  for (const line of fit.leaves[0]?.uprights ?? []) wipeUpright(ink, line, thickest);
  for (const leaf of fit.leaves) for (const line of leaf.levels) wipeLevel(ink, line, thickest);
}

interface Placed extends ColumnOnPage {
  /** The table's height in pixels, in which rows are given. */
  readonly tall: number;
}

function columnsOf(form: TableForm, table: Box, leaves: readonly Leaf[], height: number): Placed[] {
  const leafAt = (x: number): Leaf =>
    leaves.find((leaf) => x >= leaf.from && x < leaf.to) ?? (leaves[0] as Leaf);
  const first = leafAt(table.left + 1e-6);
  const [a, b] = [
    project(first.toPage, [Math.max(table.left, first.from), table.top]),
    project(first.toPage, [Math.max(table.left, first.from), table.top + table.height]),
  ];
  const tall = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return form.columns.map((column) => {
    const [from, to] = [
      table.left + column.left * table.width,
      table.left + (column.left + column.width) * table.width,
    ];
    const leaf = leafAt((from + to) / 2);
    const at = (x: number, y: number): readonly [number, number] =>
      project(leaf.toPage, [x, table.top + (y / tall) * table.height]);
    const edge = (x: number): Upright => snapped([at(x, 0), at(x, tall)], leaf, 0.006 * height);
    return {
      column,
      tall,
      left: edge(from),
      right: edge(to),
      frameOf: (row) => ({
        left: Math.min(at(from, row.top)[0], at(from, row.bottom)[0]),
        right: Math.max(at(to, row.top)[0], at(to, row.bottom)[0]),
        top: (at(from, row.top)[1] + at(to, row.top)[1]) / 2,
        bottom: (at(from, row.bottom)[1] + at(to, row.bottom)[1]) / 2,
      }),
    };
  });
}

/** The line through two points, or the upright rule that runs along it. */
function snapped(
  [a, b]: readonly [readonly [number, number], readonly [number, number]],
  leaf: Leaf,
  near: number,
): Upright {
  const middle = (a[1] + b[1]) / 2;
  const expected = (a[0] + b[0]) / 2;
  let best: Upright | null = null;
  let least = near;
  for (const line of leaf.uprights) {
    const far = Math.abs(placeAt(line, middle) - expected);
    if (far >= least) continue;
    least = far;
    best = { at: placeAt(line, 0), lean: line.lean };
  }
  const lean = (b[0] - a[0]) / (b[1] - a[1]);
  return best ?? { at: a[0] - lean * a[1], lean };
}

/** Rows as entries: each by itself, or from one start to the next. */
function entriesOf(found: TableInk, form: TableForm, columns: readonly ColumnOnPage[]): TableRow[] {
  const { rows } = form;
  if (rows.between !== 'starts') return [...found.rows];
  const start = columns.find(({ column }) => column.key === rows.key);
  if (start === undefined) return [...found.rows];
  const out: TableRow[] = [];
  for (const row of found.rows) {
    const [cell] = cellsOfRow(row, [start], { width: 1e5, height: 1e5 }, found.pitch, 0, 1);
    const last = out.at(-1);
    if (last === undefined || cell?.blank === false) out.push({ ...row, pieces: [...row.pieces] });
    else out[out.length - 1] = { top: last.top, bottom: row.bottom, pieces: [...last.pieces, ...row.pieces] };
  }
  return out;
}

/** Height that most larger patches of a table reach. */
function letterHeight({ rows, pitch }: TableInk, unit: number): number {
  const heights = rows
    .flatMap((row) => row.pieces)
    .filter((piece) => piece.area >= 90 * unit * unit && piece.bottom - piece.top < pitch)
    .map((piece) => piece.bottom - piece.top)
    .sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? pitch * 0.5;
}

function entryBox(row: TableRow, columns: readonly ColumnOnPage[], page: Bitmap): Box {
  const frames = columns.map((column) => column.frameOf(row));
  return boxOf(around([...frames, ...row.pieces], frames[0] as Frame), page);
}
