import type { Random } from './random.ts';

/** Grain from -1 to 1 to be laid over a picture in pieces, the sum of two even chances. */
export function noiseTile(random: Random): Float32Array {
  return Float32Array.from({ length: 40_009 }, () => random.next() + random.next() - 1);
}
