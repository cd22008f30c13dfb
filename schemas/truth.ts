import { z } from 'zod';
import { Box } from './geometry.ts';
import { FieldKey } from './record/kinds.ts';

/** Corners of a shape in order, fractions of the picture. */
const Outline = z.array(z.tuple([z.number(), z.number()])).min(4);

/** What is really written in one field of a sample; both null for a blank one. */
export const TruthField = z
  .strictObject({
    /** Letter for letter, NFC; the lines of a field joined by one space. */
    written: z.string().min(1).nullable(),
    /** What it means: ISO partial date, `HH:MM`, a name without its office, places without abbreviations, else the text. */
    value: z.string().min(1).nullable(),
    /** Its writing lines on the scan: upright boxes around the (turned) lines of the form. */
    boxes: z.array(Box).min(1),
    /** The same lines as they really lie, bent or in perspective; left out where the upright boxes say it all. */
    outlines: z.array(Outline).optional(),
    /** Around the ink of each line that has some. */
    ink: z.array(Box).optional(),
    /** Words struck through; `written` is without them. */
    struck: z.array(z.strictObject({ text: z.string().min(1), box: Box })).optional(),
    /** `written` is a sign for "as above"; `value` is what stands above. */
    ditto: z.literal(true).optional(),
  })
  .refine((f) => f.written !== null || f.value === null, 'a blank field means nothing');
export type TruthField = z.infer<typeof TruthField>;

/** How a sample page was worn; mainly one thing at a time, but `archive` and `photo`, which are several. */
export const Condition = z.enum([
  'clean',
  'skewed',
  'yellowed',
  'uneven-light',
  'noisy',
  'blurred',
  'bleed-through',
  'stained',
  'stamped',
  'faint',
  'archive',
  'foxed',
  'curled',
  'compressed',
  'low-resolution',
  'photo',
  'spread',
]);
export type Condition = z.infer<typeof Condition>;

/** Written on purpose, so that checks have something to find. */
export const Oddity = z.enum(['late-registration', 'digits-and-words-differ', 'number-gap', 'no-father']);
export type Oddity = z.infer<typeof Oddity>;

/** `truth/<NNN>.json` beside a synthetic scan. */
export const Truth = z.strictObject({
  file: z.string().min(1),
  formId: z.string().min(1),
  /** Names a hand: same font, size, slant and ink through a book. */
  writer: z.string().min(1),
  font: z.string().min(1),
  ink: z.enum(['print', 'typed', 'hand']),
  condition: Condition,
  dpi: z.int().positive(),
  /** Clockwise as seen. */
  skewDegrees: z.number(),
  /** Of the font: whoever trains or sets thresholds leaves `held-out` alone. */
  split: z.enum(['train', 'tune', 'held-out']),
  oddities: z.array(Oddity),
  /** Over all pages of the scan, left to right, then top to bottom. */
  entries: z.array(z.strictObject({ fields: z.partialRecord(FieldKey, TruthField) })).min(1),
  /** The pages of the form on the scan, left to right, as they lie; two on a spread of one-page forms. */
  pages: z.array(z.strictObject({ outline: Outline, entries: z.int().min(0) })).optional(),
  /** Ink that belongs to no field. */
  marks: z
    .array(
      z.strictObject({
        kind: z.enum(['margin-note', 'stamp', 'signature']),
        text: z.string().min(1).nullable(),
        box: Box,
      }),
    )
    .optional(),
});
export type Truth = z.infer<typeof Truth>;
