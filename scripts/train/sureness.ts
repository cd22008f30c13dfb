import { seeded } from '../samples/random.ts';

const drawings = 2000;

/**
 * How often the second reading makes fewer errors when the lines are drawn anew with repetition (paired bootstrap), 0 to 1. Errors
 * line by line, both in one order.
 */
export function sureness(before: readonly number[], after: readonly number[], seed: number): number {
  const random = seeded(seed);
  const gains = before.map((errors, i) => errors - (after[i] ?? 0));
  if (gains.length === 0) return 0;
  let better = 0;
  for (let drawing = 0; drawing < drawings; drawing += 1) {
    let gain = 0;
    for (let i = 0; i < gains.length; i += 1) gain += gains[random.int(0, gains.length - 1)] as number;
    if (gain > 0) better += 1;
  }
  return better / drawings;
}
