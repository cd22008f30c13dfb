import type { Bend, Box, Homography } from '#schemas/geometry.ts';
import { bendAt } from './bend.ts';
import { inverse, type Point, project } from './homography.ts';

/** What a cleaned page, or an entry of one, says about its way back to the scan. */
interface Straightened {
  readonly toScan: Homography;
  readonly bend?: Bend | undefined;
}

/** A place on a cleaned page, on the scan; fractions of both. */
export function onScan({ toScan, bend }: Straightened, [x, y]: Point): Point {
  return project(toScan, [x, bend === undefined ? y : y + bendAt(bend, x, y)]);
}

/** The other way: a place on the scan, on the cleaned page. */
export function onPage({ toScan, bend }: Straightened, place: Point): Point {
  const [x, bent] = project(inverse(toScan), place);
  if (bend === undefined) return [x, bent];
  let y = bent;
  // The bend changes slowly, so a few rounds come to within a thousandth of a pixel.
  for (let k = 0; k < 6; k += 1) y = bent - bendAt(bend, x, y);
  return [x, y];
}

/** The upright rectangle on the scan around a box of the page; corners and middles count, as a bent line sags between its ends. */
export function boxOnScan(page: Straightened, box: Box): Box {
  const places: Point[] = [];
  for (let i = 0; i <= 8; i += 1) {
    const x = box.left + (box.width * i) / 8;
    places.push(onScan(page, [x, box.top]), onScan(page, [x, box.top + box.height]));
  }
  const xs = places.map(([x]) => within(x));
  const ys = places.map(([, y]) => within(y));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

const within = (v: number): number => Math.max(0, Math.min(1, v));
