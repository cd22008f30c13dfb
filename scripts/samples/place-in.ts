import type { Box } from '#schemas/geometry.ts';
import type { Area } from './inked-page.ts';
import type { Lens } from './lens.ts';

/** Where things of a page are in a picture, as fractions of the picture. */
export interface PlaceIn {
  /** The upright box around an area, cut at the picture's edge. */
  readonly box: (area: Area) => Box;
  /** Corners of the area in order, with points between them where its edges bend. */
  readonly outline: (area: Area) => [number, number][];
  /** True where the upright box holds a good deal that is not of the area. */
  readonly isBent: (area: Area) => boolean;
}

/** Points along an edge: enough for paper that bends only near the gutter. */
const along = 6;

/** `leftMm`: where the page's left edge is, millimeters from the gutter. */
export function placeIn(lens: Lens, leftMm: number): PlaceIn {
  const at = (x: number, y: number): [number, number] => {
    const [px, py] = lens.toPicture(x + leftMm, y);
    return [inside(px / lens.size.width), inside(py / lens.size.height)];
  };
  const outline = ({ left, top, right, bottom }: Area): [number, number][] => {
    const points: [number, number][] = [];
    for (let i = 0; i < along; i += 1) points.push(at(left + ((right - left) * i) / along, top));
    points.push(at(right, top));
    for (let i = 0; i < along; i += 1) points.push(at(right - ((right - left) * i) / along, bottom));
    points.push(at(left, bottom));
    return points;
  };
  const box = (area: Area): Box => {
    const points = outline(area);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { left, top, width: round(Math.max(...xs) - left), height: round(Math.max(...ys) - top) };
  };
  return {
    box,
    outline,
    isBent: (area) => {
      const { height } = box(area);
      const [, top] = at(area.left, area.top);
      const [, bottom] = at(area.left, area.bottom);
      return height > (bottom - top) * 1.25;
    },
  };
}

const round = (n: number): number => Math.round(n * 100_000) / 100_000;
const inside = (n: number): number => round(Math.max(0, Math.min(1, n)));
