import type { Box, Homography } from '#schemas/geometry.ts';
import { project } from '../clean/homography.ts';

/** A rectangle in pixels; right and bottom outside it. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The upright rectangle around a box carried over by a map. */
export function carry(box: Box, map: Homography): Frame {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const corners = [
    project(map, [box.left, box.top]),
    project(map, [right, box.top]),
    project(map, [box.left, bottom]),
    project(map, [right, bottom]),
  ];
  // Edges in the mean of their ends: on a leaning box the writing line counts, not its highest corner.
  const [a, b, c, d] = corners as [
    (typeof corners)[0],
    (typeof corners)[0],
    (typeof corners)[0],
    (typeof corners)[0],
  ];
  return {
    left: Math.min(a[0], c[0]),
    right: Math.max(b[0], d[0]),
    top: (a[1] + b[1]) / 2,
    bottom: (c[1] + d[1]) / 2,
  };
}

/** As fractions of the page, inside it. */
export function boxOf(frame: Frame, page: { width: number; height: number }): Box {
  const clamp = (v: number, of: number): number => Math.max(0, Math.min(of, v));
  const left = clamp(frame.left, page.width);
  const top = clamp(frame.top, page.height);
  const fraction = (v: number): number => Math.round(v * 1e6) / 1e6;
  return {
    left: fraction(left / page.width),
    top: fraction(top / page.height),
    width: fraction(Math.max(0, clamp(frame.right, page.width) - left) / page.width),
    height: fraction(Math.max(0, clamp(frame.bottom, page.height) - top) / page.height),
  };
}

/** Smallest frame around all; of nothing the frame given for it. */
export const around = (frames: readonly Frame[], none: Frame): Frame =>
  frames.length === 0
    ? none
    : {
        left: Math.min(...frames.map((f) => f.left)),
        top: Math.min(...frames.map((f) => f.top)),
        right: Math.max(...frames.map((f) => f.right)),
        bottom: Math.max(...frames.map((f) => f.bottom)),
      };
