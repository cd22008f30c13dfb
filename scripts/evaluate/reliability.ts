import { isExact } from './judge.ts';
import type { Outcome } from './outcome.ts';

/** Fields whose confidence lies between two bounds: what it promised on average, and how many were exact. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly fields: number;
  readonly promised: number;
  readonly exact: number;
}

/** Finer towards 1, where it is decided what a person need not see. */
const bounds = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.000001];

/** Of all fields in which something was read. */
export function reliability(outcomes: readonly Outcome[]): ReliabilityBin[] {
  const read = outcomes.flatMap((one) =>
    one.got === null || one.got.field.blank
      ? []
      : [{ confidence: one.got.field.confidence, exact: isExact(one) }],
  );
  return bounds.slice(1).flatMap((to, i) => {
    const from = bounds[i] ?? 0;
    const some = read.filter(({ confidence }) => confidence >= from && confidence < to);
    if (some.length === 0) return [];
    const promised = some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
    return [
      {
        from,
        to: Math.min(1, to),
        fields: some.length,
        promised: Math.round(promised * 10_000) / 10_000,
        exact: Math.round((some.filter((one) => one.exact).length / some.length) * 10_000) / 10_000,
      },
    ];
  });
}
