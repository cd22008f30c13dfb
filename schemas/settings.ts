import { z } from 'zod';
import { RegisterBody } from './book.ts';

/** The agency that issues extracts here, as printed on them; an administrator may change it, old papers keep theirs. */
export const IssuingOffice = z.strictObject({
  body: RegisterBody,
  /** Địa danh before the date of issue. */
  place: z.string().min(1).max(100),
});
export type IssuingOffice = z.infer<typeof IssuingOffice>;

/** Used until an administrator says otherwise. */
export const defaultIssuingOffice: IssuingOffice = {
  body: { name: 'Ủy ban nhân dân phường Hai Bà Trưng', within: ['Thành phố Hà Nội'] },
  place: 'Hai Bà Trưng',
};
