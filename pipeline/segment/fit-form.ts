import type { LabelledForm, PrintedText } from '#schemas/form.ts';
import type { Homography } from '#schemas/geometry.ts';
import { fitMap, type Point, project, type Tie } from '../clean/homography.ts';
import type { Sighting } from './find-anchors.ts';

export interface FormFit {
  /** From the form, in fractions, to the page, in pixels. */
  readonly toPage: Homography;
  readonly anchorsFound: number;
  readonly anchorsOf: number;
  readonly medianErrorPx: number;
}

interface Pair {
  readonly anchor: number;
  /** Middle of the left and of the right edge: on the form in millimeters, on the page in pixels. */
  readonly from: readonly [Point, Point];
  readonly to: readonly [Point, Point];
}

/** Fewer labels than this in their places is chance. */
const fewest = 5;
const leastShare = 0.3;

/**
 * Lays the form on the page by the labels seen: of all pairs of sightings the one whose similarity puts most labels in
 * place (every pair is tried: no dice), then affine, then homography over the ends of those in place. Null when too few fit.
 */
export function fitForm(
  form: LabelledForm,
  anchors: readonly PrintedText[],
  sightings: readonly Sighting[],
  page: { width: number; height: number },
): FormFit | null {
  const { widthMm, heightMm } = form.page;
  const pairs = sightings.map((seen) => pairOf(anchors[seen.anchor] as PrintedText, seen, widthMm, heightMm));
  const pxPerMm = Math.sqrt((page.width * page.height) / (widthMm * heightMm));
  const start = bestSimilarity(pairs, pxPerMm, heightMm);
  if (start === null) return null;
  let map = start;
  for (const [kind, tolerance] of [
    ['affine', 0.02],
    ['affine', 0.01],
    ['homography', 0.006],
    ['homography', 0.004],
    ['homography', 0.004],
  ] as const) {
    const inPlace = inliers(pairs, map, tolerance * heightMm * pxPerMm);
    if (inPlace.length < 4) return null;
    const next = fitMap(inPlace.flatMap(tiesOf), inPlace.length >= 8 ? kind : 'affine');
    if (next === null) return null;
    map = next;
  }
  const inPlace = inliers(pairs, map, 0.004 * heightMm * pxPerMm);
  if (inPlace.length < Math.max(fewest, anchors.length * leastShare)) return null;
  const errors = inPlace.flatMap((pair) =>
    tiesOf(pair).map((tie) => distance(project(map, tie.from), tie.to)),
  );
  errors.sort((a, b) => a - b);
  const toMm: Homography = [widthMm, 0, 0, 0, heightMm, 0, 0, 0, 1];
  return {
    toPage: map.map((_, i) => (map[i] ?? 0) * (i % 3 === 2 ? 1 : (toMm[(i % 3) * 4] ?? 1))),
    anchorsFound: inPlace.length,
    anchorsOf: anchors.length,
    medianErrorPx: errors[errors.length >> 1] ?? 0,
  };
}

function pairOf(text: PrintedText, seen: Sighting, widthMm: number, heightMm: number): Pair {
  const { left, top, width, height } = text.box;
  const middle = (top + height / 2) * heightMm;
  const seenMiddle = (seen.top + seen.bottom) / 2;
  return {
    anchor: seen.anchor,
    from: [
      [left * widthMm, middle],
      [(left + width) * widthMm, middle],
    ],
    to: [
      [seen.left, seenMiddle],
      [seen.right, seenMiddle],
    ],
  };
}

const tiesOf = (pair: Pair): Tie[] => [
  { from: pair.from[0], to: pair.to[0] },
  { from: pair.from[1], to: pair.to[1] },
];

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** One sighting an anchor, the nearest, whose both ends are within the tolerance. */
function inliers(pairs: readonly Pair[], map: Homography, tolerancePx: number): Pair[] {
  const best = new Map<number, { pair: Pair; error: number }>();
  for (const pair of pairs) {
    const error = Math.max(...tiesOf(pair).map((tie) => distance(project(map, tie.from), tie.to)));
    const known = best.get(pair.anchor);
    if (error <= tolerancePx && (known === undefined || error < known.error))
      best.set(pair.anchor, { pair, error });
  }
  return [...best.values()].map(({ pair }) => pair);
}

function bestSimilarity(pairs: readonly Pair[], pxPerMm: number, heightMm: number): Homography | null {
  let best: { map: Homography; count: number } | null = null;
  for (const [i, a] of pairs.entries()) {
    for (const b of pairs.slice(i + 1)) {
      if (a.anchor === b.anchor || distance(a.from[0], b.from[0]) < heightMm * 0.12) continue;
      const map = similarity(a.from[0], b.from[0], a.to[0], b.to[0]);
      const scale = Math.hypot(map[0] ?? 0, map[3] ?? 0) / pxPerMm;
      const turned = Math.abs(Math.atan2(map[3] ?? 0, map[0] ?? 0));
      if (scale < 0.6 || scale > 1.7 || turned > 0.12) continue;
      const count = inliers(pairs, map, 0.02 * heightMm * pxPerMm).length;
      if (best === null || count > best.count) best = { map, count };
    }
  }
  return best !== null && best.count >= 4 ? best.map : null;
}

/** Turn, scale and shift that take a, b to c, d. */
function similarity(a: Point, b: Point, c: Point, d: Point): Homography {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]];
  const square = ux * ux + uy * uy;
  const cos = (ux * vx + uy * vy) / square;
  const sin = (ux * vy - uy * vx) / square;
  return [cos, -sin, c[0] - cos * a[0] + sin * a[1], sin, cos, c[1] - sin * a[0] - cos * a[1], 0, 0, 1];
}
