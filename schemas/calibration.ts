import { z } from 'zod';
import type { Reader } from './record/fields.ts';

const Risk = z.number().min(0).max(1);

/** Two cuts deep: the first by `feature` at `at` (below goes left), then each side by its own; four scores to add. */
export const CalibrationTree = z.strictObject({
  feature: z.int().nonnegative(),
  at: z.number(),
  left: z.strictObject({
    feature: z.int().nonnegative(),
    at: z.number(),
    below: z.number(),
    above: z.number(),
  }),
  right: z.strictObject({
    feature: z.int().nonnegative(),
    at: z.number(),
    below: z.number(),
    above: z.number(),
  }),
});
export type CalibrationTree = z.infer<typeof CalibrationTree>;

/** From score to risk, both rising; straight lines between the knots, level beyond the ends. */
export const RiskCurve = z.array(z.strictObject({ score: z.number(), risk: Risk })).min(1);
export type RiskCurve = z.infer<typeof RiskCurve>;

/** Precisions at which fields could be taken as read: 99.5 and 99.9 %. */
export const Precision = z.enum(['p995', 'p999']);
export type Precision = z.infer<typeof Precision>;

/** The highest risk at which fields could be taken as read; null when too few were seen to say. */
export const ReadLimits = z.strictObject({ p995: Risk.nullable(), p999: Risk.nullable() });
export type ReadLimits = z.infer<typeof ReadLimits>;

/** How it was read, by the machine's own judgment. */
const perInk = <T extends z.ZodType>(of: T) => z.strictObject({ print: of, hand: of });

/**
 * What turns the signs of how a field was read into the probability that its value is wrong. Fitted by
 * `npm run evaluate -- fit-calibration` on pages of the tune split; data, no code.
 */
export const Calibration = z.strictObject({
  version: z.literal(1),
  /** ISO day. */
  fitted: z.iso.date(),
  /** Which pages and which model versions. */
  source: z.string(),
  fields: perInk(z.int()),
  wrong: perInk(z.int()),
  /** Names of the signs, in the order trees count them; `reader:name` and such are one-hot. */
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(CalibrationTree),
  /** Added to the score of a kind of field, by `ink/reader`. */
  shifts: z.record(z.string(), z.number()),
  curves: perInk(RiskCurve),
  limits: perInk(ReadLimits),
});
export type Calibration = z.infer<typeof Calibration>;

/** Signs of how a field was read: finite numbers, yes and no as 1 and 0; a sign not named is 0. */
export const ConfidenceFeatures = z.record(z.string(), z.number());
export type ConfidenceFeatures = Readonly<z.infer<typeof ConfidenceFeatures>>;

/** The name of the one-hot sign of a kind of field. */
export const readerFeature = (reader: Reader): string => `reader:${reader}`;
