import type { FieldKey } from '#schemas/record/kinds.ts';

/** A rectangle on the page, millimeters. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What was written into one field. */
export interface InkedField {
  /** Letter for letter without what is struck out; null for a blank field. */
  readonly written: string | null;
  readonly value: string | null;
  /** Around the ink of each line that has some. */
  readonly ink: readonly Area[];
  readonly struck: readonly { readonly text: string; readonly area: Area }[];
  readonly isDitto: boolean;
}

export type InkedEntry = ReadonlyMap<FieldKey, InkedField>;

/** Ink that belongs to no field. */
export interface Mark {
  readonly kind: 'margin-note' | 'stamp' | 'signature';
  readonly text: string | null;
  readonly area: Area;
}

/** The ink of one page as SVG shapes in millimeters, and what is in it. */
export interface InkedPage {
  readonly ink: string;
  /** Stamps: red, and set on top of all. */
  readonly stamps: string;
  readonly entries: readonly InkedEntry[];
  readonly marks: readonly Mark[];
}
