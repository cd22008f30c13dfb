import type { LabelledForm, PrintedText } from '#schemas/form.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';

/**
 * One piece of a line: print, or room to write in; room without a width shares what is left up to the next tab or the end
 * of the line. `reader`: where this form asks for something else than the record's field holds. `tabMm`: go on that far
 * from the page's left edge.
 */
export type Part =
  | { readonly print: string; readonly weight?: PrintedText['weight'] }
  | { readonly write: FieldKey; readonly widthMm?: number; readonly reader?: Reader }
  | { readonly tabMm: number };
export type Row = readonly Part[];

/** What every design says, whatever its page looks like. */
export interface DesignFacts {
  readonly kind: RecordKind;
  readonly facts: Omit<LabelledForm, 'kind' | 'layout' | 'page' | 'printed' | 'rules' | 'entries'>;
}

/** A page with the record on the left, kinds to tick and notes on the right, as since 2016. */
export interface SidedDesign extends DesignFacts {
  readonly style: 'sided';
  readonly heading: string;
  readonly recordHead: string;
  readonly sideHead: string;
  readonly noteHead: string;
  readonly noteLines: number;
  readonly foot: string;
  readonly rows: readonly Row[];
  /** Labels beside the tick boxes, one array of lines each. */
  readonly ticks: readonly (readonly string[])[];
  readonly signatures: readonly string[];
  /** Left edge of the right column. */
  readonly dividerMm: number;
  readonly firstBaselineMm: number;
  readonly linePitchMm: number;
  readonly signBaselineMm: number;
}

/** A page written over its whole width, each line on its own height, without a side column: 1999 to 2015. */
export interface PlainDesign extends DesignFacts {
  readonly style: 'plain';
  /** In the upper right corner; none: null. */
  readonly corner: string | null;
  readonly heading: string;
  readonly headingBaselineMm: number;
  /** How much room each line has, above and below its baseline together. */
  readonly lineHeightMm: number;
  readonly rows: readonly { readonly baselineMm: number; readonly row: Row }[];
  /** Frames and lines beside the writing lines; millimeters on the page. */
  readonly rules: readonly {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Left to right. */
  readonly signatures: {
    readonly baselineMm: number;
    readonly who: readonly string[];
    readonly caption: string;
  };
  readonly foot: string;
}

/** A column of a ruled table; two fields stand one above the other. Null: not read (signatures). */
export interface ColumnDesign {
  /** The lines of its head. */
  readonly head: readonly string[];
  readonly widthMm: number;
  readonly holds: FieldKey | null | readonly [above: FieldKey, below: FieldKey];
}

/** An opening of a ruled book, columns over both pages: before 1976. */
export interface TableDesign extends DesignFacts {
  readonly style: 'table';
  /** Above the table on the left page and on the right one; centered, the last line the largest on the left. */
  readonly headings: { readonly left: readonly string[]; readonly right: readonly string[] };
  readonly columns: { readonly left: readonly ColumnDesign[]; readonly right: readonly ColumnDesign[] };
  readonly rows: number;
  readonly foot: string;
}

export type FormDesign = SidedDesign | PlainDesign | TableDesign;
