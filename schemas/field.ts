import { z } from 'zod';
import { Box } from './geometry.ts';
import { OfficerId } from './ids.ts';

/** Why a person should look. Never an error: bad handwriting is data. Wording: `wording/vi.ts`. */
export const Doubt = z.enum([
  'low-confidence',
  'readings-differ',
  'not-understood',
  'not-in-lexicon',
  'near-lexicon',
  'impossible-date',
  'partial-date',
  'words-and-digits-differ',
  'date-after-registration',
  'born-after-death',
  'parent-too-young',
  'under-marriage-age',
  'id-does-not-fit-person',
  'sex-does-not-fit-name',
  'number-out-of-sequence',
  'unreadable-letter',
  'blank-but-expected',
  'struck-out',
  'maybe-y-dot',
  'lunar-date',
  'can-chi-year',
  'approximate-date',
  'age-not-date',
  'age-does-not-fit',
  'ditto',
  'abbreviated',
  'ambiguous-place',
  'unit-not-then',
  'not-in-book-area',
  'events-out-of-order',
  'officer-unusual',
]);
export type Doubt = z.infer<typeof Doubt>;

/**
 * Something that follows from what is written and is not written: told beside a field, never taken as its value.
 * `birth-year` from an age, `solar-date` from a lunar one (ISO), `unit-today` of a place, `cell-above` for a ditto mark.
 */
export const Hint = z.strictObject({
  kind: z.enum(['birth-year', 'solar-date', 'unit-today', 'cell-above']),
  text: z.string().min(1),
});
export type Hint = z.infer<typeof Hint>;

/**
 * What a machine made of one field. `written` is letter for letter (NFC); `value` is the normal form, or null when it was
 * not understood. Neither overwrites the other. A blank field has both null and `blank` true.
 */
export const ReadField = z.strictObject({
  written: z.string().nullable(),
  value: z.string().nullable(),
  blank: z.boolean(),
  confidence: z.number().min(0).max(1),
  /** Probability that the value is wrong, fitted on synthetic fields; absent where nothing was fitted. */
  risk: z.number().min(0).max(1).optional(),
  doubts: z.array(Doubt),
  /** Where on the cleaned page; null when the form has no such field. */
  box: Box.nullable(),
  /** Other readings worth offering, best first. */
  alternatives: z.array(z.string()),
  hints: z.array(Hint).optional(),
});
export type ReadField = z.infer<typeof ReadField>;

/** What a person decided about a field: what stands there, that nothing stands there, or that it cannot be read. */
export const FieldState = z.enum(['written', 'blank', 'unreadable']);
export type FieldState = z.infer<typeof FieldState>;

/**
 * What a verified value rests on: the machine's reading under an officer's signature, one look beside the reading, two
 * independent keyings that agree, or an arbiter's word.
 */
export const Settled = z.enum(['as-read', 'one-look', 'two-keys', 'arbitrated']);
export type Settled = z.infer<typeof Settled>;

export const VerifiedField = z
  .strictObject({
    state: FieldState,
    /** As it stands in the book, NFC. Null unless `state` is written. */
    written: z.string().nullable(),
    /** Normal form: ISO partial date (`1932`, `1932-05`, `1932-05-07`), code, or the text itself. */
    value: z.string().nullable(),
    by: OfficerId,
    box: Box.nullable(),
    /** Missing in entries verified before there were policies: one look. */
    settled: Settled.optional(),
  })
  .refine((f) => (f.state === 'written') === (f.written !== null), 'only a written field has text');
export type VerifiedField = z.infer<typeof VerifiedField>;
