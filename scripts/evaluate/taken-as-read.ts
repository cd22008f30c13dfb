import { inkOf } from '#pipeline/extract/calibrate.ts';
import { mayTakeAsRead } from '#pipeline/extract/may-take-as-read.ts';
import type { Precision } from '#schemas/calibration.ts';
import { ratio } from './field-figures.ts';
import { isExact, isWritten } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { wilsonUpper } from './wilson-upper.ts';

/** What could be taken as read by the limits fitted on tune pages, and how it went on these. */
export interface TakenFigures {
  /** Fields in which something is written. */
  readonly fields: number;
  readonly taken: number;
  /** Taken and not exact; what was read where nothing stands is among them. */
  readonly wrong: number;
  /** Taken, of all fields written. */
  readonly share: number;
  /** Upper end of the 95 % interval of the share wrong among the taken. */
  readonly wrongAtMost: number;
}

export function takenAsRead(outcomes: readonly Outcome[], precision: Precision): TakenFigures {
  const written = outcomes.filter(isWritten);
  const taken = outcomes.filter(
    ({ got }) => got !== null && !got.field.blank && mayTakeAsRead(got.field, inkOf(got.features), precision),
  );
  const wrong = taken.filter((one) => !isExact(one)).length;
  return {
    fields: written.length,
    taken: taken.length,
    wrong,
    share: ratio(taken.filter(isWritten).length, written.length),
    wrongAtMost: Math.round(wilsonUpper(wrong, taken.length) * 10_000) / 10_000,
  };
}
