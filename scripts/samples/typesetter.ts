import type { FormField, PrintedText } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { Part, Row } from './designs/design.ts';
import { openFont } from './fonts.ts';
import { mmPerPt, outline } from './outline.ts';

/** How far down a writing box its baseline lies; the rest is for descenders and dots below. */
export const baselineShare = 0.72;

export const printedFonts = { regular: 'tinos', bold: 'tinos-bold', italic: 'tinos-italic' } as const;

const labelGap = 1.2;
/** Shorter lines than this hold nothing anyone could write. */
const narrowestMm = 7;

/** Puts print, rules and writing lines on a page of so many millimeters; every label is measured, so all boxes are exact. */
export class Typesetter {
  readonly rules: Box[] = [];
  readonly #printed: Omit<PrintedText, 'anchor'>[] = [];
  readonly #fields = new Map<FieldKey, FormField>();
  readonly #page: { readonly widthMm: number; readonly heightMm: number };
  readonly #kind: RecordKind;
  /** The last label printed: a line may begin with room to write, its label on the line above. */
  #label = '';

  constructor(kind: RecordKind, page: { widthMm: number; heightMm: number }) {
    this.#kind = kind;
    this.#page = page;
  }

  box(left: number, top: number, width: number, height: number): Box {
    const { widthMm, heightMm } = this.#page;
    return {
      left: fraction(left / widthMm),
      top: fraction(top / heightMm),
      width: fraction(width / widthMm),
      height: fraction(height / heightMm),
    };
  }

  rule(left: number, top: number, width: number, height: number): void {
    this.rules.push(this.box(left, top, width, height));
  }

  /** The four sides of a box to tick. */
  square(left: number, top: number, side: number): void {
    const thin = 0.25;
    this.rule(left, top, side, thin);
    this.rule(left, top + side, side + thin, thin);
    this.rule(left, top, thin, side);
    this.rule(left + side, top, thin, side);
  }

  print(text: string, x: number, baseline: number, weight: PrintedText['weight'], sizePt: number): void {
    const ink = outline(openFont(printedFonts[weight]), text, sizePt * mmPerPt);
    this.#printed.push({
      text,
      box: this.box(x + ink.left, baseline + ink.top, ink.right - ink.left, ink.bottom - ink.top),
      sizePt,
      weight,
    });
  }

  center(
    text: string,
    from: number,
    to: number,
    baseline: number,
    weight: PrintedText['weight'],
    sizePt: number,
  ): void {
    this.print(text, (from + to - widthOf(text, weight, sizePt)) / 2, baseline, weight, sizePt);
  }

  /** Adds a writing line to a field. Throws when the kind of record has no such field. */
  write(key: FieldKey, label: string, area: Box, reader?: Reader): void {
    const facts = factsOf(this.#kind, key);
    if (!facts) throw new Error(`${this.#kind} has no field ${key}`);
    const field = this.#fields.get(key);
    if (field) field.boxes.push(area);
    else this.#fields.set(key, { key, reader: reader ?? facts.reader, label, boxes: [area] });
  }

  /** One line from `from` to `to`; its writing boxes are `boxHeight` high. Throws when it is too narrow for its labels. */
  row(
    row: Row,
    baseline: number,
    { from, to, boxHeight, sizePt }: { from: number; to: number; boxHeight: number; sizePt: number },
  ): void {
    const sections = splitAtTabs(row, from, to);
    for (const section of sections) {
      const fixed = section.parts.reduce((sum, part) => sum + partWidth(part, sizePt) + labelGap, -labelGap);
      const open = section.parts.filter((part) => 'write' in part && part.widthMm === undefined).length;
      const room = section.to - section.from - fixed;
      if (room < 0)
        throw new Error(
          `"${section.parts.map((part) => ('print' in part ? part.print : part.write)).join(' ')}" is wider than its line`,
        );
      const share = open === 0 ? 0 : room / open;
      let x = section.from;
      for (const part of section.parts) {
        if ('print' in part) {
          this.print(part.print, x, baseline, part.weight ?? 'regular', sizePt);
          this.#label = part.print.replace(/:$/, '');
          x += partWidth(part, sizePt) + labelGap;
        } else {
          const width = part.widthMm ?? share;
          if (width < narrowestMm) throw new Error(`no room for ${part.write} after "${this.#label}"`);
          const area = this.box(x, baseline - baselineShare * boxHeight, width, boxHeight);
          this.write(part.write, this.#label, area, part.reader);
          x += width + labelGap;
        }
      }
    }
  }

  /** Print with its anchors told apart; a label may stand on the page `times` times and still be one. */
  printed(times = 1): PrintedText[] {
    return this.#printed.map((text) => ({ ...text, anchor: canBeFound(text.text, this.#printed, times) }));
  }

  fields(): FormField[] {
    return [...this.#fields.values()];
  }
}

const widthOf = (text: string, weight: PrintedText['weight'], sizePt: number): number =>
  outline(openFont(printedFonts[weight]), text, sizePt * mmPerPt).advance;

type Inked = Exclude<Part, { tabMm: number }>;

const partWidth = (part: Inked, sizePt: number): number =>
  'print' in part ? widthOf(part.print, part.weight ?? 'regular', sizePt) : (part.widthMm ?? 0);

/** A tab ends what stands before it and begins anew further right. */
function splitAtTabs(row: Row, from: number, to: number): { from: number; to: number; parts: Inked[] }[] {
  const sections: { from: number; to: number; parts: Inked[] }[] = [{ from, to, parts: [] }];
  for (const part of row) {
    const last = sections.at(-1);
    if (!last) break;
    if ('tabMm' in part) {
      last.to = part.tabMm - labelGap;
      sections.push({ from: part.tabMm, to, parts: [] });
    } else last.parts.push(part);
  }
  return sections;
}

/** Four decimals: 0.02 mm on an A4 page, and files that people can read. */
const fraction = (n: number): number => Math.round(n * 10_000) / 10_000;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Seven letters at least, and few other labels that read the same without their marks. */
const canBeFound = (text: string, all: readonly { text: string }[], times: number): boolean =>
  fold(text).length >= 7 && all.filter((other) => fold(other.text) === fold(text)).length <= times;
