import type { LinkedPairs } from './linked-pairs.ts';

/** Pairs as they are found; `done` when no more come. */
export function foundPairs() {
  const [a, b, kind]: [number[], number[], number[]] = [[], [], []];
  const [weight, probability]: [number[], number[]] = [[], []];
  return {
    /** Keeps a pair by the class that its bits make the likeliest, unless that is class 0, being unrelated, whose bits are 0. */
    keep(rowA: number, rowB: number, bits: Float64Array): void {
      let best = 0;
      let highest = 0;
      let all = 1;
      for (let k = 1; k < bits.length; k++) {
        const own = bits[k] as number;
        all += 2 ** own;
        if (own <= highest) continue;
        best = k;
        highest = own;
      }
      if (best === 0) return;
      a.push(rowA);
      b.push(rowB);
      kind.push(best);
      weight.push(highest);
      probability.push(2 ** highest / all);
    },
    done: (compared: number): LinkedPairs => ({
      a: Int32Array.from(a),
      b: Int32Array.from(b),
      kind: Uint8Array.from(kind),
      weight: Float32Array.from(weight),
      probability: Float32Array.from(probability),
      compared,
    }),
  };
}
