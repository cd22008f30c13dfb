import { seeded } from '#scripts/samples/random.ts';

/** So many of a list by chance, in the list's own order; the same for the same seed. */
export function someOf<T>(list: readonly T[], count: number, seed: number): T[] {
  const random = seeded(seed);
  return list
    .map((one, index) => ({ one, index, lot: random.next() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ one }) => one);
}
