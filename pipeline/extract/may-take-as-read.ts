import type { Calibration, Precision } from '#schemas/calibration.ts';
import type { Doubt, ReadField } from '#schemas/field.ts';
import { fittedCalibration } from './calibrate.ts';

/**
 * Doubts that no confidence outweighs: what was read may well be another letter (y for ỵ has been read by all models with full
 * agreement), was crossed out, or means nothing.
 */
const neverTaken: ReadonlySet<Doubt> = new Set([
  'maybe-y-dot',
  'struck-out',
  'ditto',
  'not-understood',
  'impossible-date',
  'unreadable-letter',
  'words-and-digits-differ',
]);

export const isNeverTaken = (doubt: Doubt): boolean => neverTaken.has(doubt);

/**
 * Whether a field could be taken as read without a person's look, at a precision that its limit was fitted for. The limits
 * hold for the synthetic pages they were fitted on; for real books they have to be fitted anew from what people verified.
 */
export function mayTakeAsRead(
  field: Pick<ReadField, 'risk' | 'doubts'>,
  ink: 'print' | 'hand',
  precision: Precision,
  calibration: Calibration | null = fittedCalibration,
): boolean {
  const limit = calibration?.limits[ink][precision] ?? null;
  if (limit === null || field.risk === undefined || field.risk > limit) return false;
  return !field.doubts.some(isNeverTaken);
}
