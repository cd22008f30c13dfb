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

export const RegisterForm = z.discriminatedUnion('layout', [LabelledForm, LinedForm]);
export type RegisterForm = z.infer<typeof RegisterForm>;
