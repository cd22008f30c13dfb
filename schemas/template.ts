import { z } from 'zod';
import { PrintedLine } from './printed-line.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** Cells side by side, each wrapping within its share of the width. */
export const Cells = z
  .strictObject({
    cells: z.array(PrintedLine).min(1),
    /** Of the width, in the order of the cells; equal when left out. */
    shares: z.array(z.number().positive()).optional(),
    /** A line that the form itself does not have: it is printed when there is something in this field. */
    onlyWith: FieldKey.nullable().default(null),
  })
  .transform(({ cells, shares, onlyWith }) => ({
    cells,
    shares: shares ?? cells.map(() => 1 / cells.length),
    onlyWith,
  }))
  .refine(({ cells, shares }) => cells.length === shares.length, 'one share for each cell')
  .refine(({ shares }) => Math.abs(shares.reduce((a, b) => a + b) - 1) < 1e-6, 'shares make up the width');
export type Cells = z.infer<typeof Cells>;

/** From the top of the sheet down. */
export const Block = z.discriminatedUnion('block', [
  /** Issuing body and number left; state title, motto, place and date right. */
  z.strictObject({ block: z.literal('header') }),
  /** State title and motto alone, centred. */
  z.strictObject({ block: z.literal('motto') }),
  z.strictObject({
    block: z.literal('title'),
    lines: z.array(z.string().min(1)).min(1),
    /** A short line under it. */
    rule: z.boolean(),
  }),
  z.strictObject({ block: z.literal('lines'), lines: z.array(Cells).min(1) }),
  z.strictObject({ block: z.literal('columns'), left: z.array(Cells).min(1), right: z.array(Cells).min(1) }),
  /** Who signed the original, right half; `signed` stands for the signature on it. */
  z.strictObject({
    block: z.literal('original-signer'),
    heading: z.string().min(1),
    signed: z.string().min(1),
    field: FieldKey,
  }),
  z.strictObject({
    block: z.literal('signer'),
    /** The issuing body and the copy's number stand to the left of it. */
    bodyBeside: z.boolean(),
    /** Centred lines over the heading. */
    above: z.array(z.strictObject({ line: PrintedLine, italic: z.boolean() })),
    heading: z.string().min(1),
    instruction: z.string().min(1),
  }),
]);
export type Block = z.infer<typeof Block>;

/** For an event registered here, or for one registered abroad and noted in the book here. */
export const TemplateVariant = z.enum(['ordinary', 'foreign']);
export type TemplateVariant = z.infer<typeof TemplateVariant>;

const hasNote = (blocks: readonly Block[]): boolean =>
  blocks
    .flatMap((block) => (block.block === 'lines' ? block.lines : []))
    .some(({ cells }) => cells.flat().some((piece) => 'field' in piece && piece.field === 'note'));

/** One printed extract: which law's form, when it may be issued, and what stands on it. Data only. */
export const ExtractTemplate = z.strictObject({
  /** The folder's name: `<kind>-<year>-<rule>`, and `-foreign` behind it. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Goes up when anything printed changes; papers sealed before keep their bytes. */
  version: z.int().positive(),
  kind: RecordKind,
  variant: TemplateVariant,
  /** What people call the paper: "Giấy khai sinh (bản sao)". */
  title: z.string().min(1),
  /** After the last slash of the number: `GKS-BS`. */
  numberSuffix: z.enum(['GKS-BS', 'TLKS-BS', 'TLKT-BS', 'TLKH-BS']),
  /** Days of issue it is for, both included. */
  issuedFrom: z.iso.date(),
  issuedTo: z.iso.date().nullable(),
  source: z.string().min(1),
  certainty: z.enum(['sourced', 'seen-in-practice', 'reconstructed']),
  /** Notes of the book and of later decisions always find a place: they change what a paper proves. */
  blocks: z.array(Block).min(3).refine(hasNote, 'the note is nowhere printed'),
});
export type ExtractTemplate = z.infer<typeof ExtractTemplate>;
