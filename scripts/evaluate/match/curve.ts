import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';

/** Precision and recall when all pairs that are at least as likely as one of this weight were proposed. */
export interface CurvePoint {
  readonly weight: number;
  readonly precision: number;
  readonly recall: number;
}

/** `wanted`: number of the class `same`; `isRight` of a pair. Some sixty points, by falling probability, then weight. */
export function curveOf(
  { a, b, kind, weight, probability }: LinkedPairs,
  wanted: number,
  truth: number,
  isRight: (a: number, b: number) => boolean,
): CurvePoint[] {
  const order = [...a.keys()]
    .filter((n) => kind[n] === wanted)
    .sort(
      (n, m) =>
        (probability[m] as number) - (probability[n] as number) ||
        (weight[m] as number) - (weight[n] as number),
    );
  const points: CurvePoint[] = [];
  const step = Math.max(1, Math.floor(order.length / 60));
  let right = 0;
  for (const [at, n] of order.entries()) {
    if (isRight(a[n] as number, b[n] as number)) right += 1;
    if ((at + 1) % step === 0 || at === order.length - 1)
      points.push({
        weight: weight[n] as number,
        precision: right / (at + 1),
        recall: truth === 0 ? 0 : right / truth,
      });
  }
  return points;
}

export const binBits = 5;
/** How many pairs of each true kind have a weight from `bin × 5` bits on, by bin. */
export type Histogram<K extends string> = Readonly<Record<K, Readonly<Record<number, number>>>>;

export function histogramOf<K extends string>(
  { a, b, weight }: LinkedPairs,
  kinds: readonly K[],
  kindOf: (a: number, b: number) => K,
): Histogram<K> {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, {}])) as Record<K, Record<number, number>>;
  for (let n = 0; n < a.length; n += 1) {
    const of = counts[kindOf(a[n] as number, b[n] as number)];
    const bin = Math.floor((weight[n] as number) / binBits);
    of[bin] = (of[bin] ?? 0) + 1;
  }
  return counts;
}
