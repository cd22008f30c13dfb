import type { Component } from '../clean/components.ts';

/** How many strokes a row or a column of a letter's pixels crosses at least, on average. */
const crossed = 1.35;

/**
 * A spot of foxing: solid and round as no letter is. Fat letters may fill as much of their frame, but rows (N, a, m) or columns
 * (E, s) of their pixels cross two strokes and more. `pageWidth`: of the picture that the patch was found on.
 */
export function isSpot(patch: Component, pageWidth: number): boolean {
  const [width, height] = [patch.right - patch.left, patch.bottom - patch.top];
  return (
    Math.max(width, height) < 2 * Math.min(width, height) &&
    patch.area > width * height * 0.62 &&
    patch.runs.length / 2 < height * crossed &&
    upperEnds(patch, pageWidth) < width * crossed
  );
}

/** Pixels with none of the patch above them: stretches of ink, column by column. */
function upperEnds({ runs, area }: Component, pageWidth: number): number {
  let covered = 0;
  let above = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const [start, length] = [runs[i] as number, runs[i + 1] as number];
    while (above < i && (runs[above] as number) + (runs[above + 1] as number) + pageWidth <= start)
      above += 2;
    for (let j = above; j < i && (runs[j] as number) + pageWidth < start + length; j += 2) {
      const [from, to] = [
        (runs[j] as number) + pageWidth,
        (runs[j] as number) + (runs[j + 1] as number) + pageWidth,
      ];
      covered += Math.max(0, Math.min(to, start + length) - Math.max(from, start));
    }
  }
  return area - covered;
}
