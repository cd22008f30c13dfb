import type { Random } from '../samples/random.ts';

/** Things drawn by their counts; a draw takes log2(n) steps, so that millions of names are quickly given. */
export interface Urn<T> {
  draw(random: Random): T;
}

export function urn<T>(counts: readonly (readonly [T, number])[]): Urn<T> {
  const upTo = new Float64Array(counts.length);
  let all = 0;
  for (const [i, [, count]] of counts.entries()) {
    all += count;
    upTo[i] = all;
  }
  return {
    draw(random) {
      const at = random.next() * all;
      let [low, high] = [0, counts.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((upTo[middle] ?? 0) > at) high = middle;
        else low = middle + 1;
      }
      const found = counts[low];
      if (found === undefined) throw new Error('an empty urn');
      return found[0];
    },
  };
}
