import type { ByClass, LotVerdict, SamplingPlan } from '#schemas/quality.ts';

/** How far a sample is checked. */
export interface SampleState {
  readonly done: number;
  readonly wrong: number;
}

const isOver = (plan: SamplingPlan, { wrong }: SampleState): boolean => wrong > plan.accept;
const isDone = (plan: SamplingPlan, { done }: SampleState): boolean => done >= plan.sample;

/**
 * Accepted when both classes keep to their number, returned when one does not; `drawn` until every drawn field is checked.
 * A sample that is lost already is still checked to its end, so that the estimate keeps its meaning.
 * @source ISO 2859-1:1999 §11.1.1
 */
export function judgeLot(plan: ByClass<SamplingPlan>, state: ByClass<SampleState>): LotVerdict {
  if (!isDone(plan.critical, state.critical) || !isDone(plan.other, state.other)) return 'drawn';
  return isOver(plan.critical, state.critical) || isOver(plan.other, state.other) ? 'returned' : 'accepted';
}
