import { z } from 'zod';
import { Sha256 } from './ids.ts';

/** A picture in the blob store. Pixels; `dpi` is null where the file does not say. */
export const ImageRef = z.strictObject({
  sha256: Sha256,
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/tiff', 'image/webp']),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  dpi: z.number().positive().nullable(),
});
export type ImageRef = z.infer<typeof ImageRef>;

const fraction = z.number().min(0).max(1);

/** A rectangle as fractions of its picture's width and height; origin top left. */
export const Box = z
  .strictObject({ left: fraction, top: fraction, width: fraction, height: fraction })
  .refine((b) => b.left + b.width <= 1.000001 && b.top + b.height <= 1.000001, 'box leaves its picture');
export type Box = z.infer<typeof Box>;

/** 3×3 homography, row by row, over fractions of both pictures: (x, y, 1) of one → (x·w, y·w, w) of the other. */
export const Homography = z.array(z.number()).length(9);
export type Homography = z.infer<typeof Homography>;

/**
 * A page bent near the gutter, straightened: at `columns` × `rows` nodes evenly over the straightened picture, row by row, how far
 * down (fraction of its height) the ink that is shown there lay before. Linear between nodes.
 */
export const Bend = z
  .strictObject({
    columns: z.int().min(2).max(129),
    rows: z.int().min(2).max(129),
    down: z.array(z.number().min(-0.2).max(0.2)),
  })
  .refine((bend) => bend.down.length === bend.columns * bend.rows, 'one number for each node');
export type Bend = z.infer<typeof Bend>;
