import { z } from 'zod';
import { Box } from './geometry.ts';
import { Reader } from './record/fields.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** A text printed on every blank of the form. Anchors are what the page is registered by. */
export const PrintedText = z.strictObject({
  text: z.string().min(1),
  /** The ink of the text, fractions of the page. */
  box: Box,
  sizePt: z.number().positive(),
  weight: z.enum(['regular', 'bold', 'italic']),
  /** True for labels long and plain enough to find again on a scan. */
  anchor: z.boolean(),
});
export type PrintedText = z.infer<typeof PrintedText>;

/** A place to write in. `box` holds the whole writing line (its dots too), from just after the label to the line's end. */
export const FormField = z.strictObject({
  key: FieldKey,
  reader: Reader,
  label: z.string().min(1),
  /** One box a line; the text runs on from one to the next. */
  boxes: z.array(Box).min(1),
});
export type FormField = z.infer<typeof FormField>;

const facts = {
  /** The folder's name: `<kind>-<year>-<rule>`. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  kind: RecordKind,
  title: z.string().min(1),
  usedFrom: z.int(),
  usedTo: z.int().nullable(),
  /** Law, circular or archive the form is known from. */
  source: z.string().min(1),
  certainty: z.enum(['sourced', 'seen-in-practice', 'reconstructed']),
  /** Tesseract language of what is written. */
  language: z.string().min(2),
  page: z.strictObject({ widthMm: z.number().positive(), heightMm: z.number().positive() }),
  /** Names of folders without a manifest that hold books of this form (collections of other archives). */
  collections: z.array(z.string()).default([]),
};

/** A printed form, registered by its labels; every page has the same places. */
export const LabelledForm = z.strictObject({
  ...facts,
  layout: z.literal('labels'),
  printed: z.array(PrintedText).min(4),
  /** Ruling lines as thin boxes. */
  rules: z.array(Box),
  /** One list of fields per entry on the page, top to bottom. */
  entries: z.array(z.strictObject({ box: Box, fields: z.array(FormField).min(1) })).min(1),
});
export type LabelledForm = z.infer<typeof LabelledForm>;

/** A ruled or free page read line by line: each written line found is an entry with one text. */
export const LinedForm = z.strictObject({
  ...facts,
  layout: z.literal('lines'),
  /** How many text columns each scan has, left to right, over a spread both pages together. */
  columns: z.int().min(1),
  /** The part of the scan that is written on. */
  area: Box,
  field: z.strictObject({ key: FieldKey, reader: Reader, label: z.string() }),
});
export type LinedForm = z.infer<typeof LinedForm>;

/** A column of a ruled table: what each entry has there. Two fields one above the other in a column are told apart by `band`. */
export const TableColumn = z.strictObject({
  /** Null where nothing is read: signatures, the officer's stroke, an empty column. */
  key: FieldKey.nullable(),
  reader: Reader,
  /** As the column's head says it. */
  label: z.string().min(1),
  /** From rule to rule, as fractions of its table's width. */
  left: z.number().min(0).max(1),
  width: z.number().positive().max(1),
  /** The part of a row's height it takes, top and height as fractions of the row; the whole row where it is left out. */
  band: z.strictObject({ top: z.number().min(0).max(1), height: z.number().positive().max(1) }).optional(),
});
export type TableColumn = z.infer<typeof TableColumn>;

/**
 * What parts one entry from the next. `rules`: printed lines across the table, evenly or not; `lines`: every written line
 * is an entry of its own; `starts`: an entry begins where the column `key` is written and goes on to the next such line.
 */
export const TableRows = z.discriminatedUnion('between', [
  z.strictObject({
    between: z.literal('rules'),
    /** Rows of a full table, evenly high; the rules between them are not repeated in the form's `rules`. */
    count: z.int().min(1),
  }),
  z.strictObject({ between: z.literal('lines'), count: z.int().min(1).nullable().default(null) }),
  z.strictObject({
    between: z.literal('starts'),
    key: FieldKey,
    count: z.int().min(1).nullable().default(null),
  }),
]);
export type TableRows = z.infer<typeof TableRows>;

/** Signs that say "as above", as they are read; the comparison is without case, spaces and full stops. */
export const usualDittoMarks = [
  '"',
  '″',
  '〃',
  ',,',
  '„',
  "''",
  'nt',
  'n/t',
  'như trên',
  'như nhau',
  '-nt-',
  'd°',
  'id',
  'idem',
];

/** A ruled table: columns under a printed head, several entries one below the other. */
export const TableForm = z.strictObject({
  ...facts,
  layout: z.literal('table'),
  /** True when `page` is an opening: both pages together, columns going on over the gutter or repeated on both. */
  spread: z.boolean(),
  printed: z.array(PrintedText),
  /** Column rules, frame and lines of the head as thin boxes: the page is registered by them. */
  rules: z.array(Box).min(3),
  /** Where rows are written, without the head: one box, or several read one after the other with the same columns. */
  tables: z.array(Box).min(1),
  columns: z.array(TableColumn).min(1),
  rows: TableRows,
  dittoMarks: z.array(z.string().min(1)).default(usualDittoMarks),
});
export type TableForm = z.infer<typeof TableForm>;

export const RegisterForm = z.discriminatedUnion('layout', [LabelledForm, LinedForm, TableForm]);
export type RegisterForm = z.infer<typeof RegisterForm>;
