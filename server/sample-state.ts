import type { ByClass, Check, CheckOutcome } from '#schemas/quality.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';

export const classOf = (kind: RecordKind, field: FieldKey): keyof ByClass<unknown> =>
  factsOf(kind, field)?.critical ? 'critical' : 'other';

/** Counts of fields added up by class. */
export function byClass(
  kind: RecordKind,
  counts: readonly { readonly field: FieldKey; readonly count: number }[],
): ByClass<number> {
  const sum = { critical: 0, other: 0 };
  for (const { field, count } of counts) sum[classOf(kind, field)] += count;
  return sum;
}

/** One checked field; null while its second answer is not there. */
export interface CheckedField {
  readonly check: Check;
  readonly field: FieldKey;
  readonly outcome: CheckOutcome | null;
}

export const checkedFields = (checks: readonly Check[]): CheckedField[] =>
  checks.flatMap((check) =>
    check.fields.map((field) => ({ check, field, outcome: check.outcomes[field] ?? null })),
  );

/** How many fields of each class were drawn, are answered, were wrong. */
export function sampleState(
  kind: RecordKind,
  checks: readonly Check[],
): ByClass<{ done: number; wrong: number; of: number }> {
  const state = { critical: { done: 0, wrong: 0, of: 0 }, other: { done: 0, wrong: 0, of: 0 } };
  for (const { field, outcome } of checkedFields(checks)) {
    const count = state[classOf(kind, field)];
    count.of += 1;
    if (outcome !== null) count.done += 1;
    if (outcome === 'wrong') count.wrong += 1;
  }
  return state;
}
