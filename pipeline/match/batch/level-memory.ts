import { scattered } from './dense-keys.ts';

/** First value, second, level; a fourth keeps each entry within one line of the cache. */
const stride = 4;

/** Levels of pairs of values, remembered. */
export interface LevelMemory {
  /** What `level` says of the two values, asked again only when forgotten. The same either way round. */
  of(a: number, b: number, level: (a: number, b: number) => number): number;
}

/**
 * Remembers as many pairs as there is room for, one at each place; a pair that comes to a taken place pushes the other out.
 * What a family's entries share is compared hundreds of times within their block and then never again. `places`: a power of two,
 * few enough to stay near the processor.
 */
export function levelMemory(places = 2 ** 12): LevelMemory {
  const kept = new Int32Array(places * stride).fill(-1);
  return {
    of(a, b, level) {
      const [first, second] = a < b ? [a, b] : [b, a];
      const at = (scattered(first, second) & (places - 1)) * stride;
      if (kept[at] === first && kept[at + 1] === second) return kept[at + 2] as number;
      const found = level(first, second);
      kept[at] = first;
      kept[at + 1] = second;
      kept[at + 2] = found;
      return found;
    },
  };
}
