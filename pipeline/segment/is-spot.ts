import type { Frame } from './frame.ts';

/**
 * A spot of foxing: solid and round as no letter is. Fat letters may fill as much of their frame, but a row of pixels crosses
 * their strokes twice or more. `runs`: stretches of ink, row by row, that the patch is made of.
 */
export function isSpot(
  { left, right, top, bottom, area }: Frame & { readonly area: number },
  runs: number,
): boolean {
  const [width, height] = [right - left, bottom - top];
  return (
    Math.max(width, height) < 2 * Math.min(width, height) &&
    area > width * height * 0.62 &&
    runs < height * 1.35
  );
}
