import { type Component, components, erase } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';

interface Dot {
  readonly patch: Component;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A row of leader dots: `y = level + slope · x`, dots at `start + k · pitch`. */
interface Lattice {
  readonly left: number;
  readonly right: number;
  readonly level: number;
  readonly slope: number;
  readonly pitch: number;
  readonly size: number;
  readonly members: readonly Dot[];
}

/**
 * Erases leader dots and only those: dots of the leader's own size, on its row, at its pitch. By size alone the dot
 * below would go with them (Thị → Thi, Mạnh → Manh). `unit`: dpi / 300.
 */
export function removeDots(ink: Bitmap, unit: number): void {
  const largest = 9 * unit;
  const dots = components(ink)
    .filter((patch) => patch.right - patch.left <= largest && patch.bottom - patch.top <= largest)
    .map(dotOf)
    .sort((a, b) => a.x - b.x);
  const rows = rowsOf(dots);
  for (const lattice of latticesOf(dots, rows, unit)) {
    for (const dot of lattice.members) erase(ink, dot.patch);
    for (const dot of near(rows, lattice.level + lattice.slope * ((lattice.left + lattice.right) / 2))) {
      if (belongs(dot, lattice, unit)) erase(ink, dot.patch);
    }
  }
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

/** Chains of at least six dots at an even pitch. */
function latticesOf(dots: readonly Dot[], rows: ReadonlyMap<number, readonly Dot[]>, unit: number): Lattice[] {
  const used = new Set<Dot>();
  const found: Lattice[] = [];
  for (const first of dots) {
    if (used.has(first)) continue;
    const chain = [first];
    let pitch: number | null = null;
    for (;;) {
      const last = chain.at(-1) as Dot;
      const next = follower(last, pitch, near(rows, last.y), unit);
      if (next === null || used.has(next)) break;
      pitch = pitch === null ? next.x - last.x : pitch * 0.8 + (next.x - last.x) * 0.2;
      chain.push(next);
    }
    if (chain.length < 6) continue;
    for (const dot of chain) used.add(dot);
    found.push(latticeOf(chain));
  }
  return found;
}

function follower(last: Dot, pitch: number | null, around: readonly Dot[], unit: number): Dot | null {
  let best: Dot | null = null;
  for (const dot of around) {
    const [dx, dy] = [dot.x - last.x, Math.abs(dot.y - last.y)];
    if (dx < 4 * unit || dx > 30 * unit || dy > 2 * unit) continue;
    if (Math.abs(dot.size - last.size) > 3 * unit) continue;
    if (pitch !== null && Math.abs(dx - pitch) > Math.max(2.5 * unit, pitch * 0.22)) continue;
    if (best === null || dx < best.x - last.x) best = dot;
  }
  return best;
}

function latticeOf(chain: readonly Dot[]): Lattice {
  const n = chain.length;
  const [first, last] = [chain[0] as Dot, chain[n - 1] as Dot];
  const midX = chain.reduce((sum, dot) => sum + dot.x, 0) / n;
  const midY = chain.reduce((sum, dot) => sum + dot.y, 0) / n;
  let [xy, xx] = [0, 0];
  for (const dot of chain) {
    xy += (dot.x - midX) * (dot.y - midY);
    xx += (dot.x - midX) ** 2;
  }
  const slope = n >= 12 && xx > 0 ? Math.max(-0.03, Math.min(0.03, xy / xx)) : 0;
  const sizes = chain.map((dot) => dot.size).sort((a, b) => a - b);
  return {
    left: first.x,
    right: last.x,
    level: midY - slope * midX,
    slope,
    pitch: (last.x - first.x) / (n - 1),
    size: sizes[n >> 1] ?? 0,
    members: chain,
  };
}

/** Whether a loose dot is one of the row's, hidden from the chain by writing in between: up to 40 pitches away. */
function belongs(dot: Dot, lattice: Lattice, unit: number): boolean {
  if (Math.abs(dot.y - lattice.level - lattice.slope * dot.x) > 1.7 * unit) return false;
  if (Math.abs(dot.size - lattice.size) > 1.6 * unit) return false;
  const beyond = Math.max(lattice.left - dot.x, dot.x - lattice.right, 0) / lattice.pitch;
  if (beyond > 40) return false;
  const phase = (dot.x - lattice.left) / lattice.pitch;
  return Math.abs(phase - Math.round(phase)) * lattice.pitch <= 1.7 * unit + beyond * 0.03;
}
