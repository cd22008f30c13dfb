import type { Point } from './homography.ts';

/** Where a straightened page lies on the picture it is drawn from: a pixel (x, y) of the page is (ax + by + c, dx + ey + f). */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly back: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

/** By how much a page stands turned clockwise, as a whole. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * The page set upright on a sheet just large enough: turned counterclockwise by `turn`, then by `skewDegrees` about its center.
 * Less than 0.03° is left alone, so that an upright page keeps its own pixels.
 */
export function upright(
  picture: { readonly width: number; readonly height: number },
  turn: Turn,
  skewDegrees: number,
): Placement {
  const lies = turn === 90 || turn === 270;
  const [wide, high] = lies ? [picture.height, picture.width] : [picture.width, picture.height];
  const angle = Math.abs(skewDegrees) < 0.03 ? 0 : (skewDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(wide * cos + high * Math.abs(sin));
  const height = Math.ceil(wide * Math.abs(sin) + high * cos);
  // From the sheet's center to that of the page, then the quarter turns.
  const c = wide / 2 - (cos * width) / 2 + (sin * height) / 2;
  const f = high / 2 - (sin * width) / 2 - (cos * height) / 2;
  const turned = [cos, -sin, c, sin, cos, f] as const;
  return { width, height, back: quarter(turned, picture, turn) };
}

function quarter(
  [a, b, c, d, e, f]: Placement['back'],
  { width, height }: { readonly width: number; readonly height: number },
  turn: Turn,
): Placement['back'] {
  if (turn === 90) return [-d, -e, width - f, a, b, c];
  if (turn === 180) return [-a, -b, width - c, -d, -e, height - f];
  if (turn === 270) return [d, e, f, -a, -b, height - c];
  return [a, b, c, d, e, f];
}

export const placeBack = ({ back: [a, b, c, d, e, f] }: Placement, [x, y]: Point): Point => [
  a * x + b * y + c,
  d * x + e * y + f,
];
