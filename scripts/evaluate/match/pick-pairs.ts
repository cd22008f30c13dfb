import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import type { LinkClass, LinkModel } from '#schemas/link-model.ts';

/** Pairs of rows, `a < b`, with their weights. */
export interface RowPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight: Float32Array;
}

/** Pairs that are likeliest of a class, and surely enough. */
export function pickPairs(
  pairs: LinkedPairs,
  { classes }: Pick<LinkModel, 'classes'>,
  wanted: LinkClass,
  least: number,
): RowPairs {
  const at: number[] = [];
  for (let n = 0; n < pairs.a.length; n += 1)
    if (classes[pairs.kind[n] as number] === wanted && (pairs.probability[n] as number) >= least) at.push(n);
  return {
    a: Int32Array.from(at, (n) => pairs.a[n] as number),
    b: Int32Array.from(at, (n) => pairs.b[n] as number),
    weight: Float32Array.from(at, (n) => pairs.weight[n] as number),
  };
}

/** Calls `visit` with every pair of rows that share a value of `of`; values below 0 are nobody's. */
export function eachPairOf(of: ArrayLike<number>, visit: (a: number, b: number) => void): void {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < of.length; row += 1) {
    const value = of[row] as number;
    if (value < 0) continue;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  for (const group of groups.values())
    for (let j = 1; j < group.length; j += 1)
      for (let i = 0; i < j; i += 1) visit(group[i] as number, group[j] as number);
}

/** Finds pairs among many by their two rows. */
export function pairIndex({ a, b }: Pick<LinkedPairs, 'a' | 'b'>): (rowA: number, rowB: number) => number {
  const places = new Map<number, number>();
  for (let n = 0; n < a.length; n += 1) places.set((a[n] as number) * 2 ** 26 + (b[n] as number), n);
  return (rowA, rowB) => places.get(rowA * 2 ** 26 + rowB) ?? -1;
}
