import type { Bitmap } from '../clean/picture.ts';

/** A stretch of a ruling seen in one tile: its height at the tile's two ends, and the share of columns it is seen in. */
interface Stretch {
  readonly tile: number;
  readonly left: number;
  readonly right: number;
  readonly seen: number;
}

/** Thicker than this, of the crop's height, is no ruling. */
const thickestShare = 0.075;
/** Steepest ruling: 4°. */
const steepest = Math.tan((4 * Math.PI) / 180);
/** Ink shorter than this along the path, of the crop's height, is a letter's foot. */
const shortestShare = 0.3;
/** A ruling's stretch is sure from here on, and may be followed through writing down to `faint`. */
const sure = 0.75;
const faint = 0.3;

/**
 * Erases lying rulings of one line's crop in place, also leaning and bent ones: thin ink that keeps to one straight or
 * gently bending path for longer than any pen stroke. Where a stroke crosses, the ink is thicker than the ruling and stays.
 */
export function removeLineRules(ink: Bitmap): void {
  const { width, height } = ink;
  const thickest = Math.max(3, Math.round(height * thickestShare));
  const seen = widened(ink, thickest);
  const tileWidth = Math.min(width, 2 * height);
  const pace = Math.max(1, tileWidth >> 1);
  const tiles = Math.max(1, Math.ceil((width - tileWidth) / pace) + 1);
  const startOf = (tile: number): number => Math.min(width - tileWidth, tile * pace);
  const stretches = Array.from({ length: tiles }, (_, tile) =>
    stretchesOf(seen, ink, startOf(tile), tileWidth, tile),
  );
  for (const chain of chainsOf(stretches, pace / tileWidth)) {
    const length = startOf(chain.at(-1)?.tile ?? 0) + tileWidth - startOf(chain[0]?.tile ?? 0);
    if (length < 1.5 * height || !chain.some((one) => one.seen >= sure)) continue;
    const runs = runsAlong(ink, thickest, chain, startOf, tileWidth);
    if (isRule(runs, height)) wipe(ink, runs);
  }
}

/**
 * All ink, and that of upright runs no longer than `thickest`, both one pixel wider above and below, so that a step of a pixel is
 * no gap.
 */
function widened({ width, height, data }: Bitmap, thickest: number): { thin: Uint8Array; ink: Uint8Array } {
  const [thin, ink] = [new Uint8Array(data.length), new Uint8Array(data.length)];
  for (let x = 0; x < width; x += 1) {
    for (let y = 0; y < height; y += 1) {
      if (data[y * width + x] !== 1) continue;
      const from = y;
      while (y < height && data[y * width + x] === 1) y += 1;
      const isThin = y - from <= thickest;
      for (let v = Math.max(0, from - 1); v < Math.min(height, y + 1); v += 1) {
        ink[v * width + x] = 1;
        if (isThin) thin[v * width + x] = 1;
      }
    }
  }
  return { thin, ink };
}

function stretchesOf(
  { thin, ink }: { thin: Uint8Array; ink: Uint8Array },
  { width, height }: Bitmap,
  start: number,
  span: number,
  tile: number,
): Stretch[] {
  const found: Stretch[] = [];
  const most = Math.ceil(span * steepest);
  const columns = Math.ceil(span / 2);
  const longEnough = Math.round((height * shortestShare) / 2);
  for (let fall = -most; fall <= most; fall += 1.5) {
    const counts = new Uint16Array(height);
    const runs = new Uint16Array(height);
    const thinRuns = new Uint16Array(height);
    const close = (y: number): void => {
      if ((runs[y] as number) >= longEnough) counts[y] = (counts[y] as number) + (thinRuns[y] as number);
      runs[y] = 0;
      thinRuns[y] = 0;
    };
    for (let c = 0; c < columns; c += 1) {
      const x = start + 2 * c;
      const shift = Math.round(fall * ((2 * c) / span - 0.5));
      const [from, to] = [Math.max(0, -shift), Math.min(height, height - shift)];
      for (let y = from, i = (from + shift) * width + x; y < to; y += 1, i += width) {
        if (ink[i] === 1) {
          runs[y] = (runs[y] as number) + 1;
          thinRuns[y] = (thinRuns[y] as number) + (thin[i] as number);
        } else if ((runs[y] as number) > 0) close(y);
      }
    }
    for (let y = 0; y < height; y += 1) {
      close(y);
      const seen = (counts[y] as number) / columns;
      if (seen >= faint) found.push({ tile, left: y - fall / 2, right: y + fall / 2, seen });
    }
  }
  // The best of those that lie on each other.
  found.sort((a, b) => b.seen - a.seen);
  const kept: Stretch[] = [];
  for (const one of found) {
    const middle = (one.left + one.right) / 2;
    if (kept.every((other) => Math.abs((other.left + other.right) / 2 - middle) > 5)) kept.push(one);
  }
  return kept;
}

/** Joins stretches of neighboring tiles that meet; each belongs to one chain, the surest first. */
function chainsOf(tiles: readonly (readonly Stretch[])[], pace: number): Stretch[][] {
  const used = new Set<Stretch>();
  const chains: Stretch[][] = [];
  const at = (one: Stretch, share: number): number => one.left + (one.right - one.left) * share;
  const meets = (a: Stretch, b: Stretch): boolean =>
    Math.abs(at(a, (1 + pace) / 2) - at(b, (1 - pace) / 2)) <= 3.5;
  for (const seed of tiles.flat().sort((a, b) => b.seen - a.seen)) {
    if (used.has(seed)) continue;
    const chain = [seed];
    used.add(seed);
    for (let tile = seed.tile + 1; tile < tiles.length; tile += 1) {
      const next = tiles[tile]?.find((one) => !used.has(one) && meets(chain.at(-1) ?? seed, one));
      if (next === undefined) break;
      chain.push(next);
      used.add(next);
    }
    for (let tile = seed.tile - 1; tile >= 0; tile -= 1) {
      const next = tiles[tile]?.find((one) => !used.has(one) && meets(one, chain[0] ?? seed));
      if (next === undefined) break;
      chain.unshift(next);
      used.add(next);
    }
    chains.push(chain);
  }
  return chains;
}

/** The upright runs of ink along a chain's path, column by column. */
interface PathRuns {
  readonly first: number;
  readonly tops: Int16Array;
  readonly depths: Int16Array;
  /** How far each run's middle lies below the path. */
  readonly offs: Float32Array;
  /** As deep as the ruling usually is, with a little slack: deeper ones have a stroke across. */
  readonly limit: number;
}

function runsAlong(
  { width, height, data }: Bitmap,
  thickest: number,
  chain: readonly Stretch[],
  startOf: (tile: number) => number,
  span: number,
): PathRuns {
  const first = startOf(chain[0]?.tile ?? 0);
  const last = startOf(chain.at(-1)?.tile ?? 0) + span;
  const tops = new Int16Array(last - first);
  const depths = new Int16Array(last - first);
  const offs = new Float32Array(last - first);
  for (let x = first; x < last; x += 1) {
    let [sum, weights] = [0, 0];
    for (const one of chain) {
      const part = (x - startOf(one.tile)) / span;
      if (part < 0 || part >= 1) continue;
      const weight = 0.05 + Math.min(part, 1 - part);
      sum += weight * (one.left + (one.right - one.left) * part);
      weights += weight;
    }
    const y = sum / weights;
    const run = runNear(data, { width, height, x, y: Math.round(y) });
    tops[x - first] = run.top;
    depths[x - first] = run.depth;
    offs[x - first] = run.top + (run.depth - 1) / 2 - y;
  }
  const thin = depths.filter((depth) => depth > 0 && depth <= thickest).sort();
  const usual = thin[thin.length >> 1] ?? 0;
  return {
    first,
    tops,
    depths,
    offs,
    limit: Math.min(thickest, usual + Math.max(2, Math.round(height / 64))),
  };
}

/**
 * A ruling runs on between words and keeps to its path and thickness; a joined hand's feet do neither. Its worn places are short.
 */
function isRule({ depths, offs, limit }: PathRuns, height: number): boolean {
  const inked = depths.reduce((count, depth) => count + (depth > 0 ? 1 : 0), 0);
  const thin = depths.reduce((count, depth) => count + (depth > 0 && depth <= limit ? 1 : 0), 0);
  let near = 0;
  for (let i = 0; i < offs.length; i += 1) {
    const depth = depths[i] as number;
    if (depth > 0 && depth <= limit && Math.abs(offs[i] as number) <= Math.max(1.2, height / 80)) near += 1;
  }
  return inked >= depths.length * 0.88 && near >= thin * 0.75;
}

/** Erases the thin ink along a path. */
function wipe({ width, data }: Bitmap, { first, tops, depths, limit }: PathRuns): void {
  for (let i = 0; i < depths.length; i += 1) {
    const depth = depths[i] as number;
    if (depth === 0 || depth > limit) continue;
    for (let k = 0; k < depth; k += 1) data[((tops[i] as number) + k) * width + first + i] = 0;
  }
}

/** The upright run of ink at a place or at most three pixels off; depth 0 if there is none. */
function runNear(
  data: Uint8Array,
  { width, height, x, y }: { width: number; height: number; x: number; y: number },
): { top: number; depth: number } {
  const isInk = (v: number): boolean => v >= 0 && v < height && data[v * width + x] === 1;
  for (const off of [0, -1, 1, -2, 2, -3, 3]) {
    if (!isInk(y + off)) continue;
    let [top, bottom] = [y + off, y + off + 1];
    while (isInk(top - 1)) top -= 1;
    while (isInk(bottom)) bottom += 1;
    return { top, depth: bottom - top };
  }
  return { top: y, depth: 0 };
}
