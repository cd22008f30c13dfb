import { type Component, components, erase } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';

export interface Dot {
  readonly patch: Component;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A row of leader dots: `y = level + slope · x`, dots at `start + k · pitch`. */
export interface Lattice {
  readonly left: number;
  readonly right: number;
  readonly level: number;
  readonly slope: number;
  readonly pitch: number;
  readonly size: number;
  readonly area: number;
  readonly members: readonly Dot[];
}

/**
 * Erases leader dots and only those: dots of the leader's own size, on its row, at its pitch. By size alone the dot
 * below would go with them (Thị → Thi, Mạnh → Manh). Returns the patches left and the rows of dots. `unit`: dpi / 300.
 */
export function removeDots(ink: Bitmap, unit: number): { patches: Component[]; rows: Lattice[] } {
  const largest = 9 * unit;
  const patches = components(ink);
  const dots = patches
    .filter((patch) => patch.right - patch.left <= largest && patch.bottom - patch.top <= largest)
    .map(dotOf)
    .sort((a, b) => a.x - b.x);
  const rows = rowsOf(dots);
  const gone = new Set<Component>();
  const lattices = latticesOf(dots, rows, unit);
  for (const lattice of lattices) {
    const row = near(rows, lattice.level + lattice.slope * ((lattice.left + lattice.right) / 2));
    for (const dot of new Set([...lattice.members, ...row.filter((one) => belongs(one, lattice, unit))])) {
      if (gone.has(dot.patch) || !isLeader(dot, lattice, ink, unit)) continue;
      erase(ink, dot.patch);
      gone.add(dot.patch);
    }
  }
  return { patches: patches.filter((patch) => !gone.has(patch)), rows: lattices };
}

function dotOf(patch: Component): Dot {
  return {
    patch,
    x: (patch.left + patch.right) / 2,
    y: (patch.top + patch.bottom) / 2,
    size: Math.max(patch.right - patch.left, patch.bottom - patch.top),
  };
}

const band = 24;

function rowsOf(dots: readonly Dot[]): Map<number, Dot[]> {
  const rows = new Map<number, Dot[]>();
  for (const dot of dots) {
    const row = Math.floor(dot.y / band);
    const list = rows.get(row);
    if (list === undefined) rows.set(row, [dot]);
    else list.push(dot);
  }
  return rows;
}

/** Dots of the three bands around a height, left to right within each. */
const near = (rows: ReadonlyMap<number, readonly Dot[]>, y: number): Dot[] => {
  const row = Math.floor(y / band);
  return [row - 1, row, row + 1].flatMap((at) => rows.get(at) ?? []);
};

/** Rows of at least six dots of one size at multiples of one pitch: worn prints lose dots, and writing hides them. */
function latticesOf(
  dots: readonly Dot[],
  rows: ReadonlyMap<number, readonly Dot[]>,
  unit: number,
): Lattice[] {
  const used = new Set<Dot>();
  const found: Lattice[] = [];
  for (const first of dots) {
    if (used.has(first)) continue;
    const chain = [first];
    for (let next = follower(first, rows, unit); next !== null && !used.has(next); ) {
      chain.push(next);
      next = follower(next, rows, unit);
    }
    const lattice = latticeOf(chain, unit);
    if (lattice === null) continue;
    for (const dot of lattice.members) used.add(dot);
    found.push(lattice);
  }
  return found;
}

/** The next dot of about the same size to the right on the same row. */
function follower(last: Dot, rows: ReadonlyMap<number, readonly Dot[]>, unit: number): Dot | null {
  let best: Dot | null = null;
  const row = Math.floor(last.y / band);
  for (let at = row - 1; at <= row + 1; at += 1) {
    const dots = rows.get(at) ?? [];
    for (let i = firstBeyond(dots, last.x + 4 * unit); i < dots.length; i += 1) {
      const dot = dots[i] as Dot;
      if (dot.x > last.x + 64 * unit || (best !== null && dot.x >= best.x)) break;
      if (Math.abs(dot.y - last.y) > 2 * unit || Math.abs(dot.size - last.size) > 3 * unit) continue;
      best = dot;
    }
  }
  return best;
}

/** Index of the first dot at `x` or right of it, among dots in order from left to right. */
function firstBeyond(dots: readonly Dot[], x: number): number {
  let [low, high] = [0, dots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dots[middle] as Dot).x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function latticeOf(chain: readonly Dot[], unit: number): Lattice | null {
  if (chain.length < 6) return null;
  const rough = pitchOf(
    chain.slice(1).map((dot, i) => dot.x - (chain[i] as Dot).x),
    unit,
  );
  if (rough === null) return null;
  let steps = 0;
  const at = chain.map((dot, i) => {
    if (i > 0) steps += Math.round((dot.x - (chain[i - 1] as Dot).x) / rough);
    return [steps, dot.x] as const;
  });
  const line = lineThrough(at);
  const members = chain.filter((_, i) => {
    const [k, x] = at[i] as readonly [number, number];
    return Math.abs(x - line.level - line.slope * k) <= 2 * unit;
  });
  if (members.length < 6 || members.length < chain.length * 0.6) return null;
  const row = lineThrough(members.map((dot) => [dot.x, dot.y]));
  const slope = members.length >= 12 ? Math.max(-0.03, Math.min(0.03, row.slope)) : 0;
  const [first, last] = [members[0] as Dot, members.at(-1) as Dot];
  const mean = (of: (dot: Dot) => number): number =>
    members.reduce((sum, dot) => sum + of(dot), 0) / members.length;
  return {
    left: first.x,
    right: last.x,
    level: mean((dot) => dot.y) - slope * mean((dot) => dot.x),
    slope,
    pitch: line.slope,
    size: median(members.map((dot) => dot.size)),
    area: median(members.map((dot) => dot.patch.area)),
    members,
  };
}

/** The largest pitch of which nearly all distances are multiples; null when there is none. */
function pitchOf(distances: readonly number[], unit: number): number | null {
  const near = 1.3 * unit;
  const shareAt = (pitch: number): number => {
    let multiples = 0;
    for (const dx of distances) {
      const times = Math.round(dx / pitch);
      if (times >= 1 && times <= 4 && Math.abs(dx - times * pitch) <= near) multiples += 1;
    }
    return multiples / distances.length;
  };
  const pitches = Array.from({ length: 101 }, (_, i) => (5 + i * 0.25) * unit);
  const shares = pitches.map(shareAt);
  const enough = Math.max(0.7, Math.max(...shares) - 0.1);
  return pitches.findLast((_, i) => (shares[i] ?? 0) >= enough) ?? null;
}

/** Least squares y = level + slope · x. */
function lineThrough(points: readonly (readonly [number, number])[]): { level: number; slope: number } {
  const midX = points.reduce((sum, p) => sum + p[0], 0) / points.length;
  const midY = points.reduce((sum, p) => sum + p[1], 0) / points.length;
  let [xy, xx] = [0, 0];
  for (const [x, y] of points) {
    xy += (x - midX) * (y - midY);
    xx += (x - midX) ** 2;
  }
  const slope = xx === 0 ? 0 : xy / xx;
  return { level: midY - slope * midX, slope };
}

/** Whether a loose dot is one of the row's, hidden from the chain by writing in between: up to 40 pitches away. */
function belongs(dot: Dot, lattice: Lattice, unit: number): boolean {
  if (Math.abs(dot.y - lattice.level - lattice.slope * dot.x) > 1.7 * unit) return false;
  const beyond = Math.max(lattice.left - dot.x, dot.x - lattice.right, 0) / lattice.pitch;
  if (beyond > 40) return false;
  const phase = (dot.x - lattice.left) / lattice.pitch;
  return Math.abs(phase - Math.round(phase)) * lattice.pitch <= 1.7 * unit + beyond * 0.03;
}

/**
 * A dot below that falls on a leader dot melts with it into a larger one: under a letter, only dots of the usual size are
 * leaders. Elsewhere they may be blurred to twice that.
 */
function isLeader(dot: Dot, lattice: Lattice, ink: Bitmap, unit: number): boolean {
  const hangs = hasInkAbove(dot.patch, ink, Math.round(16 * unit));
  const slack = hangs ? 1.2 * unit : 3 * unit;
  return dot.size <= lattice.size + slack && dot.patch.area <= lattice.area * (hangs ? 1.4 : 2.4);
}

function hasInkAbove(patch: Component, ink: Bitmap, reach: number): boolean {
  for (let y = Math.max(0, patch.top - reach); y < patch.top; y += 1) {
    const row = y * ink.width;
    if (ink.data.subarray(row + patch.left, row + patch.right).includes(1)) return true;
  }
  return false;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
