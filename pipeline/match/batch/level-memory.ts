import { scattered } from './dense-keys.ts';

/** Levels of pairs of values, remembered. */
export interface LevelMemory {
  /** What `level` says of the two values, asked again only when forgotten. The same either way round. */
  of(a: number, b: number, level: (a: number, b: number) => number): number;
}

/**
 * Remembers as many pairs as there is room for, one at each place; a pair that comes to a taken place pushes the other out.
 * Names are compared hundreds of times within a family's block and then never again.
 */
export function levelMemory(places = 2 ** 16): LevelMemory {
  const firsts = new Int32Array(places).fill(-1);
  const seconds = new Int32Array(places);
  const levels = new Uint8Array(places);
  const mask = places - 1;
  return {
    of(a, b, level) {
      const [first, second] = a < b ? [a, b] : [b, a];
      const place = scattered(first, second) & mask;
      if (firsts[place] === first && seconds[place] === second) return levels[place] as number;
      const found = level(first, second);
      firsts[place] = first;
      seconds[place] = second;
      levels[place] = found;
      return found;
    },
  };
}
