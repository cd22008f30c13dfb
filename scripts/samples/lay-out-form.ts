import { LabelledForm, type FormField, type PrintedText } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { FormDesign, Part, Row } from './designs.ts';
import { openFont } from './fonts.ts';
import { mmPerPt, outline } from './outline.ts';

/** All in millimeters on the page. */
export const sheet = {
  width: 210,
  height: 297,
  left: 14,
  divider: 146,
  right: 198,
  top: 14,
  foot: 282,
} as const;
const column = { record: { from: 17, to: 143 }, side: { from: 149, to: 195 } } as const;
/** How far down a writing box its baseline lies; the rest is for descenders and dots below. */
export const baselineShare = 0.72;
const bodyPt = 11;
const labelGap = 1.2;
const noteBoxHeight = 8.1;

export const printedFonts = { regular: 'tinos', bold: 'tinos-bold', italic: 'tinos-italic' } as const;

/** Measures every label and puts lines under one another, so that all boxes of a form are exact. */
export function layOutForm(design: FormDesign): LabelledForm {
  const boxHeight = design.linePitchMm - 0.3;
  const printed: Omit<PrintedText, 'anchor'>[] = [];
  const rules: Box[] = [];
  const fields = new Map<FieldKey, FormField>();

  const box = (left: number, top: number, width: number, height: number): Box => ({
    left: fraction(left / sheet.width),
    top: fraction(top / sheet.height),
    width: fraction(width / sheet.width),
    height: fraction(height / sheet.height),
  });
  const widthOf = (text: string, weight: PrintedText['weight'], sizePt: number): number =>
    outline(openFont(printedFonts[weight]), text, sizePt * mmPerPt).advance;
  const print = (
    text: string,
    x: number,
    baseline: number,
    weight: PrintedText['weight'],
    sizePt: number,
  ): void => {
    const ink = outline(openFont(printedFonts[weight]), text, sizePt * mmPerPt);
    printed.push({
      text,
      box: box(x + ink.left, baseline + ink.top, ink.right - ink.left, ink.bottom - ink.top),
      sizePt,
      weight,
    });
  };
  const center = (
    text: string,
    from: number,
    to: number,
    baseline: number,
    weight: PrintedText['weight'],
    sizePt: number,
  ): void => print(text, (from + to - widthOf(text, weight, sizePt)) / 2, baseline, weight, sizePt);
  const write = (key: FieldKey, label: string, area: Box, reader?: Reader): void => {
    const facts = factsOf(design.kind, key);
    if (!facts) throw new Error(`${design.kind} has no field ${key}`);
    const field = fields.get(key);
    if (field) field.boxes.push(area);
    else fields.set(key, { key, reader: reader ?? facts.reader, label, boxes: [area] });
  };
  const partWidth = (part: Part): number =>
    'print' in part ? widthOf(part.print, part.weight ?? 'regular', bodyPt) : (part.widthMm ?? 0);
  /** The last label printed: a line may begin with room to write, its label on the line above. */
  let label = '';
  const setRow = (row: Row, baseline: number): void => {
    const fixed = row.reduce((sum, part) => sum + partWidth(part) + labelGap, -labelGap);
    const open = row.filter((part) => 'write' in part && part.widthMm === undefined).length;
    const share = open === 0 ? 0 : (column.record.to - column.record.from - fixed) / open;
    let x: number = column.record.from;
    for (const part of row) {
      if ('print' in part) {
        print(part.print, x, baseline, part.weight ?? 'regular', bodyPt);
        label = part.print.replace(/:$/, '');
        x += partWidth(part) + labelGap;
      } else {
        const width = part.widthMm ?? share;
        write(part.write, label, box(x, baseline - baselineShare * boxHeight, width, boxHeight), part.reader);
        x += width + labelGap;
      }
    }
  };
  const square = (left: number, top: number, side: number): void => {
    const thin = 0.25;
    rules.push(box(left, top, side, thin), box(left, top + side, side + thin, thin));
    rules.push(box(left, top, thin, side), box(left + side, top, thin, side));
  };

  center(design.heading, sheet.left, sheet.right, 20.5, 'bold', 14);
  center(design.recordHead, sheet.left, sheet.divider, 29.6, 'bold', bodyPt);
  center(design.sideHead, sheet.divider, sheet.right, 29.6, 'bold', bodyPt);
  let baseline = 40.4;
  for (const row of design.rows) {
    setRow(row, baseline);
    baseline += design.linePitchMm;
  }

  let tickBaseline = 41;
  for (const tick of design.ticks) {
    square(column.side.from, tickBaseline - 3.4, 3.8);
    for (const line of tick) {
      print(line, column.side.from + 6.2, tickBaseline, 'regular', 10.5);
      tickBaseline += 5.6;
    }
    tickBaseline += 3.4;
  }
  center(design.noteHead, sheet.divider, sheet.right, tickBaseline + 6.5, 'bold', bodyPt);
  rules.push(box(sheet.divider, tickBaseline, sheet.right - sheet.divider, 0.3));
  for (let line = 1; line <= design.noteLines; line += 1) {
    const noteBaseline = tickBaseline + 6.5 + line * 8.4;
    write(
      'note',
      design.noteHead,
      box(
        column.side.from,
        noteBaseline - baselineShare * noteBoxHeight,
        column.side.to - column.side.from,
        noteBoxHeight,
      ),
    );
  }

  const signWidth = (sheet.divider - sheet.left) / design.signatures.length;
  const signBaseline = design.signBaselineMm;
  design.signatures.forEach((who, index) => {
    const from = sheet.left + index * signWidth;
    center(who, from, from + signWidth, signBaseline, 'bold', bodyPt);
    center('(Ký, ghi rõ họ, chữ đệm, tên)', from, from + signWidth, signBaseline + 4.6, 'italic', 9);
  });
  print(design.foot, column.record.from, sheet.foot + 5, 'italic', 9);
  print('Trang số:', column.side.from + 10, sheet.foot + 5, 'regular', bodyPt);

  const wide = sheet.right - sheet.left;
  rules.push(
    box(sheet.left, 24.2, wide, 0.4),
    box(sheet.left, 32.4, wide, 0.3),
    box(sheet.left, sheet.foot, wide, 0.4),
  );
  rules.push(box(sheet.left, 24.2, 0.4, sheet.foot - 24.2), box(sheet.right, 24.2, 0.4, sheet.foot - 23.8));
  rules.push(box(sheet.divider, 24.2, 0.3, sheet.foot - 24.2));

  return LabelledForm.parse({
    ...design.facts,
    kind: design.kind,
    layout: 'labels',
    page: { widthMm: sheet.width, heightMm: sheet.height },
    printed: printed.map((text) => ({ ...text, anchor: canBeFound(text.text, printed) })),
    rules,
    entries: [
      {
        box: box(sheet.left, 24.2, wide, sheet.foot - 24.2),
        fields: [...fields.values()],
      },
    ],
  } satisfies LabelledForm);
}

/** Four decimals: 0.02 mm on this page, and files that people can read. */
const fraction = (n: number): number => Math.round(n * 10_000) / 10_000;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Seven letters at least, and no other label that reads the same without its marks. */
const canBeFound = (text: string, all: readonly { text: string }[]): boolean =>
  fold(text).length >= 7 && all.filter((other) => fold(other.text) === fold(text)).length === 1;
