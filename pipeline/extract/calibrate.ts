import {
  Calibration,
  type CalibrationTree,
  type ConfidenceFeatures,
  type RiskCurve,
  readerFeature,
} from '#schemas/calibration.ts';
import type { Reader } from '#schemas/record/fields.ts';
import stored from './calibration.json' with { type: 'json' };

/** Null when none has been fitted yet. */
export const fittedCalibration: Calibration | null = stored === null ? null : Calibration.parse(stored);

/**
 * Probability that the value of a field is wrong, from the signs of how it was read; null before anything was fitted.
 * @source docs/accuracy.md, fitted on fonts of the tune split: real ink is not in it
 */
export function calibrate(
  reader: Reader,
  features: ConfidenceFeatures,
  calibration: Calibration | null = fittedCalibration,
): number | null {
  if (calibration === null) return null;
  return onCurve(calibration.curves[inkOf(features)], scoreOf(reader, features, calibration));
}

export function onCurve(curve: RiskCurve, score: number): number {
  const next = curve.findIndex((knot) => knot.score > score);
  const [below, above] = [curve.at(next < 0 ? -1 : next - 1), curve[next]];
  if (next === 0 || below === undefined) return curve[0]?.risk ?? 1;
  if (above === undefined) return below.risk;
  return below.risk + ((above.risk - below.risk) * (score - below.score)) / (above.score - below.score);
}

/** The sum that ranks fields; higher is riskier. */
export function scoreOf(reader: Reader, features: ConfidenceFeatures, calibration: Calibration): number {
  const own = readerFeature(reader);
  const values = calibration.features.map((name) => (name === own ? 1 : (features[name] ?? 0)));
  const trees = calibration.trees.reduce((sum, tree) => sum + leafOf(tree, values), calibration.base);
  return trees + (calibration.shifts[`${inkOf(features)}/${reader}`] ?? 0);
}

/** How the field was read, by the sign `hand`. */
export const inkOf = (features: ConfidenceFeatures): 'print' | 'hand' =>
  (features.hand ?? 0) > 0.5 ? 'hand' : 'print';

export function leafOf(tree: CalibrationTree, values: readonly number[]): number {
  const side = (values[tree.feature] ?? 0) < tree.at ? tree.left : tree.right;
  return (values[side.feature] ?? 0) < side.at ? side.below : side.above;
}
