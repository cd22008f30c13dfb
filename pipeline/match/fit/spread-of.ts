import type { ComparisonLevel } from '#schemas/match.ts';
import type { Chances } from './link-spec.ts';

/** Chances of all levels: those named as they are, what is left shared among the others; they add up to 1. */
export function spreadOf(levels: readonly ComparisonLevel[], chances: Chances): number[] {
  const named = levels.map((level) => chances[level]);
  const left = Math.max(0, 1 - named.reduce<number>((sum, one) => sum + (one ?? 0), 0));
  const others = named.filter((one) => one === undefined).length;
  const all = named.map((one) => one ?? Math.max(left / others, 1e-6));
  const total = all.reduce((sum, one) => sum + one, 0);
  return all.map((one) => one / total);
}
