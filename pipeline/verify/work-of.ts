import { Policy } from '#schemas/policy.ts';
import byRisk from '#schemas/policies/risk-2026/policy.json' with { type: 'json' };
import type { MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { planLooks } from './plan-looks.ts';

/** What a task asks of a person: how many fields, and whether the handwriting is hard. For queues and forecasts only. */
export interface Work {
  readonly fields: number;
  readonly isHard: boolean;
}

/** What a book has that chose none. */
export const defaultPolicy: Policy = Policy.parse(byRisk);

/** Mean risk of what is asked from which handwriting counts as hard. Set 2026-11-22, not measured against people. */
const hardFrom = 0.1;

/** A first look by the default policy. */
export function workOfReading(entry: MatchedEntry): Work {
  const plan = planLooks(defaultPolicy, entry);
  const asked = Object.entries(entry.fields).filter(([key]) => plan[key as keyof typeof plan] !== 'as-read');
  const risks = asked.flatMap(([, field]) => (field.blank ? [] : [field.risk ?? 0.5]));
  const mean = risks.reduce((sum, risk) => sum + risk, 0) / Math.max(risks.length, 1);
  return { fields: asked.length, isHard: mean >= hardFrom };
}

/** A second keying is as hard as what made it necessary; an arbitration is for who may arbitrate. */
export const workOfKeying = (entry: VerifiedEntry): Work => ({
  fields: entry.toKey.length + entry.differing.length,
  isHard: entry.toKey.length > 0,
});
