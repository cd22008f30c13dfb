import type { LabelledForm, TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { baselineShare } from './typesetter.ts';

/** Room for one line of writing, millimeters on the page. */
export interface WritingLine {
  readonly left: number;
  readonly widthMm: number;
  readonly baseline: number;
  readonly heightMm: number;
}

/** Where one field of one entry is written. */
export interface Slot {
  /** Null where only a signature stands. */
  readonly key: FieldKey | null;
  readonly reader: Reader;
  /** As the form has them, fractions of the page. */
  readonly boxes: readonly Box[];
  readonly lines: readonly WritingLine[];
}

export type WritableForm = LabelledForm | TableForm;

/** Lines of a table's cell are no closer than this. */
const cellPitchMm = 5.6;
/** Height of a row where the form does not print rules between them. */
const freeRowMm = 9;

/** The slots of every entry that the page has room for, top to bottom. */
export function slotsOf(form: WritableForm): Slot[][] {
  const { widthMm: w, heightMm: h } = form.page;
  if (form.layout === 'labels') {
    return form.entries.map((entry) =>
      entry.fields.map((field) => ({
        key: field.key,
        reader: field.reader,
        boxes: field.boxes,
        lines: field.boxes.map((box) => ({
          left: box.left * w,
          widthMm: box.width * w,
          baseline: (box.top + box.height * baselineShare) * h,
          heightMm: box.height * h,
        })),
      })),
    );
  }
  return form.tables.flatMap((table) => {
    const count = form.rows.count ?? Math.floor((table.height * h) / freeRowMm);
    const row = table.height / count;
    return Array.from({ length: count }, (_, i) =>
      form.columns.map((column): Slot => {
        const band = column.band ?? { top: 0, height: 1 };
        const box = {
          left: table.left + column.left * table.width,
          top: table.top + (i + band.top) * row,
          width: column.width * table.width,
          height: band.height * row,
        };
        return { key: column.key, reader: column.reader, boxes: [box], lines: linesIn(box, w, h) };
      }),
    );
  });
}

/** As many lines as a cell holds, evenly spread. */
function linesIn(box: Box, w: number, h: number): WritingLine[] {
  const heightMm = box.height * h;
  const count = Math.max(1, Math.floor(heightMm / cellPitchMm));
  const pitch = heightMm / count;
  return Array.from({ length: count }, (_, i) => ({
    left: box.left * w + 0.6,
    widthMm: box.width * w - 1.2,
    baseline: box.top * h + (i + 0.72) * pitch,
    heightMm: pitch,
  }));
}
