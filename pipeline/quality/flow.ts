import { printable, type Style, widthPt } from '../certify/fonts.ts';
import { type Run, setCell, wordsOf } from '../certify/set-cell.ts';
import {
  type Ink,
  margins,
  type PlacedText,
  type Rect,
  type Rule,
  sheetSize,
  textWidth,
} from '../certify/sheet.ts';

/** One sheet of a paper that goes on for as many as it takes. */
export interface FlowPage {
  readonly texts: PlacedText[];
  readonly rules: Rule[];
  readonly frames: Rect[];
}

export interface Column {
  readonly title: string;
  /** Of the text's width; a table's shares add up to 1. */
  readonly share: number;
  readonly align: 'left' | 'middle';
}

export const runs = (text: string, style: Style = 'regular'): Run[] => [{ text: printable(text), style }];

const bottom = margins.bottom + 8;
const padding = 2.5;

/** Sets paragraphs and tables downwards and begins a new sheet where one is full. */
export class Flow {
  readonly pages: FlowPage[] = [];
  /** Top of the room that is left. */
  y = 0;

  constructor() {
    this.newPage();
  }

  newPage(): void {
    this.pages.push({ texts: [], rules: [], frames: [] });
    this.y = sheetSize.height - margins.top;
  }

  get page(): FlowPage {
    const page = this.pages.at(-1);
    if (!page) throw new Error('a flow has a page');
    return page;
  }

  /** Begins a new sheet unless so much room is left. */
  need(height: number): void {
    if (this.y - height < bottom) this.newPage();
  }

  skip(height: number): void {
    this.y -= height;
  }

  /** A paragraph over the whole width, its first line standing in. */
  paragraph(text: readonly Run[], sizePt: number, indent = 20): void {
    const lines = setCell(wordsOf(text), textWidth - indent, sizePt, -indent / sizePt);
    for (const line of lines) {
      this.need(sizePt * 1.3);
      this.y -= sizePt * 1.3;
      for (const { text: said, style, x } of line)
        this.put(said, style, sizePt, margins.left + indent + x, this.y);
    }
  }

  /** Lines around an axis; returns the width of the longest. */
  center(text: string, style: Style, sizePt: number, axis: number, maxWidth: number): number {
    let longest = 0;
    for (const line of setCell(wordsOf(runs(text, style)), maxWidth, sizePt, 0)) {
      const first = line[0]?.x ?? 0;
      const width = (line.at(-1)?.end ?? 0) - first;
      longest = Math.max(longest, width);
      this.y -= sizePt * 1.28;
      for (const part of line)
        this.put(part.text, part.style, sizePt, axis - width / 2 + part.x - first, this.y);
    }
    return longest;
  }

  underline(axis: number, width: number): void {
    this.y -= 5;
    this.page.rules.push({ x: axis - width / 2, y: this.y, width, thickness: 0.7 });
  }

  put(text: string, style: Style, sizePt: number, x: number, y: number, ink: Ink = 'black'): void {
    this.page.texts.push({ text, style, sizePt, x, y, ink });
  }

  /** A ruled table; its head stands again on every sheet. */
  table(columns: readonly Column[], rows: readonly (readonly Run[])[][], sizePt: number): void {
    const head = columns.map(({ title }) => runs(title, 'bold'));
    this.need(sizePt * 6);
    this.row(columns, head, sizePt, true);
    for (const cells of rows) {
      const height = this.heightOf(columns, cells, sizePt);
      if (this.y - height < bottom) {
        this.newPage();
        this.row(columns, head, sizePt, true);
      }
      this.row(columns, cells, sizePt, false);
    }
  }

  private linesOf(column: Column, cell: readonly Run[], sizePt: number) {
    return setCell(wordsOf(cell), column.share * textWidth - 2 * padding, sizePt, 0);
  }

  private heightOf(columns: readonly Column[], cells: readonly (readonly Run[])[], sizePt: number): number {
    const lines = columns.map((column, i) => this.linesOf(column, cells[i] ?? [], sizePt).length);
    return Math.max(...lines) * sizePt * 1.22 + 2 * padding;
  }

  private row(
    columns: readonly Column[],
    cells: readonly (readonly Run[])[],
    sizePt: number,
    isHead: boolean,
  ) {
    const height = this.heightOf(columns, cells, sizePt);
    const top = this.y;
    let x = margins.left;
    const upright = (at: number): void => {
      this.page.rules.push({ x: at - 0.2, y: top - height / 2, width: 0.4, thickness: height });
    };
    if (isHead) this.page.rules.push({ x, y: top, width: textWidth, thickness: 0.5 });
    columns.forEach((column, i) => {
      const width = column.share * textWidth;
      let y = top - padding + sizePt * 0.16;
      for (const line of this.linesOf(column, cells[i] ?? [], sizePt)) {
        y -= sizePt * 1.16;
        const first = line[0]?.x ?? 0;
        const length = (line.at(-1)?.end ?? 0) - first;
        const isMiddle = isHead || column.align === 'middle';
        const left = x + (isMiddle ? (width - length) / 2 : padding);
        for (const part of line) this.put(part.text, part.style, sizePt, left + part.x - first, y);
      }
      upright(x);
      x += width;
    });
    upright(x);
    this.y -= height;
    this.page.rules.push({ x: margins.left, y: this.y, width: textWidth, thickness: 0.5 });
  }

  /** What every sheet carries once their number is known. */
  number(say: (page: number, pages: number) => string): void {
    this.pages.forEach((page, i) => {
      if (this.pages.length === 1) return;
      const text = say(i + 1, this.pages.length);
      const x = (sheetSize.width - widthPt('regular', text, 10)) / 2;
      page.texts.push({ text, style: 'regular', sizePt: 10, x, y: margins.bottom - 18, ink: 'black' });
    });
  }
}
