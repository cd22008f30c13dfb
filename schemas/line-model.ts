import { z } from 'zod';

/** What stands beside a line model `<name>.onnx` as `<name>.json`. */
export const LineModel = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().min(1),
  /** Rows of its pictures. */
  height: z.literal(48),
  /** Columns of the picture for each step of its output. */
  stride: z.literal(4),
  /** What it can write: item i is class i + 1, class 0 is the blank. */
  charset: z.array(z.string().min(1)).min(1),
  /** Wider lines are read in pieces. */
  maxWidth: z.int().min(64).multipleOf(4),
  /** On what, when, for how long. */
  trained: z.union([z.string(), z.record(z.string(), z.unknown())]),
  licence: z.string().min(1),
});
export type LineModel = z.infer<typeof LineModel>;
