/**
 * How an opening of a book lies in a picture. Book millimeters: x from the gutter (left page negative), y from the top;
 * picture in pixels. Both ways are exact inverses of each other.
 */
export interface Lens {
  readonly size: { readonly width: number; readonly height: number };
  toPicture(x: number, y: number): readonly [number, number];
  toBook(px: number, py: number): readonly [number, number];
}

/** How paper bends down into the gutter: over what width, how much narrower it looks, how far lines climb there. Millimeters. */
export interface Curl {
  readonly overMm: number;
  readonly narrowMm: number;
  readonly liftMm: number;
  /** Of the lift: -1 lines at the foot move, +1 at the head, 0 all alike. */
  readonly tilt: number;
}

export const flat: Curl = { overMm: 1, narrowMm: 0, liftMm: 0, tilt: 0 };

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** Corners of the book's area in the picture, pixels: head left, head right, foot right, foot left. */
export type Corners = readonly [
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
];

/** `area`: what part of the flat book the corners stand for, book millimeters. */
export function makeLens(
  size: { width: number; height: number },
  area: { left: number; right: number; height: number },
  corners: Corners,
  curl: Curl,
): Lens {
  const seen = (x: number): number => Math.sign(x) * narrowed(Math.abs(x), curl);
  const [left, right] = [seen(area.left), seen(area.right)];
  const wide = right - left;
  const there = times(squareTo(corners), [1 / wide, 0, -left / wide, 0, 1 / area.height, 0, 0, 0, 1]);
  const back = inverse(there);
  const middle = area.height / 2;
  return {
    size,
    toPicture: (x, y) => {
      const lift = curl.liftMm * dip(Math.abs(x), curl);
      return apply(there, seen(x), y + lift * (1 + (curl.tilt * (y - middle)) / middle));
    },
    toBook: (px, py) => {
      const [x2, y2] = apply(back, px, py);
      const t = widened(Math.abs(x2), curl);
      const lift = curl.liftMm * dip(t, curl);
      const y = (y2 - lift + lift * curl.tilt) / (1 + (lift * curl.tilt) / middle);
      return [Math.sign(x2) * t, y];
    },
  };
}

/** 1 in the gutter, 0 where the paper lies flat again. */
export const dip = (t: number, { overMm }: Curl): number => (t >= overMm ? 0 : (1 - t / overMm) ** 2);

/** Distance from the gutter along the paper → as seen from above. */
const narrowed = (t: number, curl: Curl): number => t - curl.narrowMm * (1 - dip(t, curl));

function widened(seen: number, { overMm, narrowMm }: Curl): number {
  if (narrowMm === 0 || seen >= overMm - narrowMm) return seen + narrowMm;
  const a = narrowMm / overMm ** 2;
  const b = 1 - (2 * narrowMm) / overMm;
  return (Math.sqrt(b * b + 4 * a * seen) - b) / (2 * a);
}

/** Projection of the unit square onto four corners (head left, head right, foot right, foot left). */
function squareTo([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): Matrix {
  const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
  const [dx1, dx2, dy1, dy2] = [x1 - x2, x3 - x2, y1 - y2, y3 - y2];
  const d = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / d;
  const h = (dx1 * sy - sx * dy1) / d;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

function times(a: Matrix, b: Matrix): Matrix {
  const cell = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (a[row * 3 + k] ?? 0) * (b[k * 3 + column] ?? 0), 0);
  return [
    cell(0, 0),
    cell(0, 1),
    cell(0, 2),
    cell(1, 0),
    cell(1, 1),
    cell(1, 2),
    cell(2, 0),
    cell(2, 1),
    cell(2, 2),
  ];
}

/** Up to a factor, which a projection does not mind. */
const inverse = ([a, b, c, d, e, f, g, h, i]: Matrix): Matrix => [
  e * i - f * h,
  c * h - b * i,
  b * f - c * e,
  f * g - d * i,
  a * i - c * g,
  c * d - a * f,
  d * h - e * g,
  b * g - a * h,
  a * e - b * d,
];

function apply([a, b, c, d, e, f, g, h, i]: Matrix, x: number, y: number): readonly [number, number] {
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}
