import { z } from 'zod';

/**
 * How many people a field takes: none beyond the one who signs the entry (`as-read`), one who sees ink and reading together
 * (`one-look`), or a second one who keys it from the ink alone (`two-keys`).
 */
export const Looks = z.enum(['as-read', 'one-look', 'two-keys']);
export type Looks = z.infer<typeof Looks>;

const Risk = z.number().min(0).max(1);

/** From a field's risk to its looks. A limit of null is never met; a field without a fitted risk gets `otherwise`. */
export const LooksByRisk = z.strictObject({
  asReadUpTo: Risk.nullable(),
  oneLookUpTo: Risk.nullable(),
  otherwise: Looks,
  /** Where the machine saw nothing but the form's own print. */
  blank: Looks,
});
export type LooksByRisk = z.infer<typeof LooksByRisk>;

/** Acceptance quality limit, wrong fields in a hundred. @source ISO 2859-1, preferred values */
export const Aql = z.literal([0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10]);
export type Aql = z.infer<typeof Aql>;

/** How large a sample is for its lot; II unless there is a reason. @source ISO 2859-1, general inspection levels */
export const SamplingLevel = z.enum(['I', 'II', 'III']);
export type SamplingLevel = z.infer<typeof SamplingLevel>;

/** How a book's entries are verified and when the book is accepted. Data: `policies/<id>/policy.json`; a changed one is a new version. */
export const Policy = z.strictObject({
  /** The folder's name. */
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().positive(),
  /** vi and en, for the pages. */
  title: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  /** Whose rule it is, or whose choice. */
  source: z.string().min(1),
  /** Fields shared with other agencies. @source QĐ 3458/QĐ-BTP Điều 2 */
  critical: LooksByRisk,
  other: LooksByRisk,
  /** Single sampling, normal inspection; a lot is the fields of one class in one book. @source ISO 2859-1 */
  sampling: z.strictObject({
    level: SamplingLevel,
    aql: z.strictObject({ critical: Aql, other: Aql }),
  }),
});
export type Policy = z.infer<typeof Policy>;
