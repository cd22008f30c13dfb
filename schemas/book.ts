import { z } from 'zod';
import { BookId } from './ids.ts';
import { RecordKind } from './record/kinds.ts';

/** Who keeps or kept the book, named as at the time of writing. */
export const RegisterBody = z.strictObject({
  /** As printed on the cover: "Ủy ban nhân dân phường Bạch Mai". */
  name: z.string().min(1),
  /** The units above it, nearest first: ["Quận Hai Bà Trưng", "Thành phố Hà Nội"]. */
  within: z.array(z.string().min(1)),
});
export type RegisterBody = z.infer<typeof RegisterBody>;

/** The closing at a year's end: how many entries and pages were written. @source Luật Hộ tịch 60/2014/QH13 Điều 58 */
export const YearClosing = z.strictObject({
  year: z.int().min(1800).max(2100),
  entries: z.int().nonnegative().max(999_999).nullable(),
  pages: z.int().nonnegative().max(99_999).nullable(),
});
export type YearClosing = z.infer<typeof YearClosing>;

/** `book.json` beside the scans: what the contractor knows of the book before anything is read. */
export const BookManifest = z.strictObject({
  /** Short name unique within the load, e.g. `KS.2016.01`. */
  code: z.string().regex(/^[\p{L}\p{N}._-]{1,64}$/u),
  kind: RecordKind,
  registerBody: RegisterBody,
  /** Year the book was opened. */
  year: z.int().min(1800).max(2100),
  /** Quyển số, as on the cover. */
  bookNo: z.string().min(1),
  /** Form folder, when known; null lets the pages say. */
  formId: z.string().nullable(),
  /** What the book says of itself where each year was closed, as far as somebody copied it. */
  closing: z.array(YearClosing).max(50).optional(),
  /** Which of the two copies of a double book (sổ kép) this is: 1 stayed with the body, 2 went up. */
  copy: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Synthetic books are never certified as real: their extracts carry a test mark. */
  synthetic: z.boolean().default(false),
});
export type BookManifest = z.infer<typeof BookManifest>;

export const Book = BookManifest.extend({
  id: BookId,
  title: z.string(),
  loadedAt: z.iso.datetime().nullable(),
});
export type Book = z.infer<typeof Book>;
