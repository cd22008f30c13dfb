import type { LabelledForm } from '#schemas/form.ts';
import type { Box, Homography } from '#schemas/geometry.ts';
import { type Component, erase } from '../clean/components.ts';
import { type Point, project } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Frame } from './frame.ts';

/**
 * Erases the form's own print where the fit says it stands: patches of ink that lie within a label or a ruling. A patch
 * that reaches out (writing across a label) stays whole. `patches` are all of `ink`; returns those left. `unit`: dpi / 300.
 */
export function erasePrint(
  ink: Bitmap,
  patches: readonly Component[],
  form: LabelledForm,
  toPage: Homography,
  unit: number,
): Component[] {
  const spare = 5 * unit;
  const places = [...form.printed.map((text) => text.box), ...form.rules].map((box) => placeOf(box, toPage));
  return patches.filter((patch) => {
    const inside = places.some((place) => lies(patch, place, spare));
    if (inside) erase(ink, patch);
    return !inside;
  });
}

/** A box of the form as it lies on the page: four corners, and the frame around them. */
interface Place {
  readonly corners: readonly [Point, Point, Point, Point];
  readonly around: Frame;
}

function placeOf({ left, top, width, height }: Box, toPage: Homography): Place {
  const a = project(toPage, [left, top]);
  const b = project(toPage, [left + width, top]);
  const c = project(toPage, [left, top + height]);
  const d = project(toPage, [left + width, top + height]);
  const [xs, ys] = [[a, b, c, d].map(([x]) => x), [a, b, c, d].map(([, y]) => y)];
  return {
    corners: [a, b, c, d],
    around: { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) },
  };
}

/** Within the four sides, not only the frame around them: a leaning rule as tall as the page has a wide one. */
function lies(patch: Frame, { corners: [a, b, c, d], around }: Place, spare: number): boolean {
  if (patch.left < around.left - spare || patch.right > around.right + spare) return false;
  if (patch.top < around.top - spare || patch.bottom > around.bottom + spare) return false;
  const ends = [patch.top, patch.bottom];
  const sides = [patch.left, patch.right];
  return (
    ends.every((y) => patch.left >= along(a, c, 1, y) - spare && patch.right <= along(b, d, 1, y) + spare) &&
    sides.every((x) => patch.top >= along(a, b, 0, x) - spare && patch.bottom <= along(c, d, 0, x) + spare)
  );
}

/** Where the line through two points is at `by` of the axis (0: x, 1: y); the other coordinate. */
function along(from: Point, to: Point, axis: 0 | 1, by: number): number {
  const other = axis === 0 ? 1 : 0;
  const part = (by - from[axis]) / (to[axis] - from[axis]);
  return from[other] + (to[other] - from[other]) * Math.max(0, Math.min(1, part));
}
