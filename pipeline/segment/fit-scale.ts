/** A place on the form's axis and how much it counts. */
export interface Mark {
  readonly at: number;
  readonly weight: number;
}

/** Places of the form laid along places found: `shift + scale · at`. `pairs` are indexes of mark and place. */
export interface ScaleFit {
  readonly shift: number;
  readonly scale: number;
  readonly pairs: readonly (readonly [mark: number, place: number])[];
  /** Weight of the marks in place. */
  readonly weight: number;
}

/**
 * Of all scales and shifts that two marks and two places make (every such choice is tried: no dice) the one that puts most
 * weight in place; null when none puts two there.
 */
export function fitScale(
  marks: readonly Mark[],
  places: readonly number[],
  within: {
    readonly scale: readonly [least: number, most: number];
    readonly shift: readonly [least: number, most: number];
    readonly tolerance: number;
  },
): ScaleFit | null {
  let best: (ScaleFit & { worth: number }) | null = null;
  for (const [i, a] of marks.entries()) {
    for (const b of marks.slice(i + 1)) {
      for (const [k, from] of places.entries()) {
        for (const to of places.slice(k + 1)) {
          const scale = (to - from) / (b.at - a.at);
          const shift = from - scale * a.at;
          if (scale < within.scale[0] || scale > within.scale[1]) continue;
          if (shift < within.shift[0] || shift > within.shift[1]) continue;
          const fit = matched(marks, places, shift, scale, within.tolerance);
          if (fit.pairs.length >= 2 && (best === null || fit.worth > best.worth)) best = fit;
        }
      }
    }
  }
  for (let round = 0; best !== null && round < 2; round += 1) {
    const { shift, scale } = leastSquares(marks, places, best.pairs);
    const refined = matched(marks, places, shift, scale, within.tolerance);
    if (refined.worth <= best.worth) break;
    best = refined;
  }
  return best;
}

function matched(
  marks: readonly Mark[],
  places: readonly number[],
  shift: number,
  scale: number,
  tolerance: number,
): ScaleFit & { worth: number } {
  const pairs: [number, number][] = [];
  let [weight, worth, next] = [0, 0, 0];
  for (const [i, mark] of marks.entries()) {
    const expected = shift + scale * mark.at;
    while (
      next + 1 < places.length &&
      Math.abs((places[next + 1] as number) - expected) <= Math.abs((places[next] as number) - expected)
    )
      next += 1;
    const error = Math.abs((places[next] ?? Number.POSITIVE_INFINITY) - expected);
    if (error > tolerance || pairs.at(-1)?.[1] === next) continue;
    pairs.push([i, next]);
    weight += mark.weight;
    worth += mark.weight * (1 - 0.4 * (error / tolerance));
  }
  return { shift, scale, pairs, weight, worth };
}

function leastSquares(
  marks: readonly Mark[],
  places: readonly number[],
  pairs: readonly (readonly [number, number])[],
): { shift: number; scale: number } {
  const points = pairs.map(([i, k]) => [marks[i]?.at ?? 0, places[k] ?? 0] as const);
  const midX = points.reduce((sum, p) => sum + p[0], 0) / points.length;
  const midY = points.reduce((sum, p) => sum + p[1], 0) / points.length;
  let [xy, xx] = [0, 0];
  for (const [x, y] of points) {
    xy += (x - midX) * (y - midY);
    xx += (x - midX) ** 2;
  }
  const scale = xx === 0 ? 1 : xy / xx;
  return { shift: midY - scale * midX, scale };
}
