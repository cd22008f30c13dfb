import type { Bitmap } from './picture.ts';

/** A connected patch of ink: bounds in pixels (right and bottom outside it), its area, and its horizontal runs. */
export interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
  /** Pairs of index of the first pixel and length, top to bottom. */
  readonly runs: readonly number[];
}

/** Patches of ink, joined over corners too (8-neighborhood), in order of their first pixel. */
export function components(ink: Bitmap): Component[] {
  const { width, data } = ink;
  const starts: number[] = [];
  const ends: number[] = [];
  const parent: number[] = [];
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = i; parent[at] !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  let above = 0;
  let below = 0;
  let scan = 0;
  let row = -2;
  for (let x = data.indexOf(1); x !== -1; x = data.indexOf(1, x)) {
    const y = Math.floor(x / width);
    if (y !== row) {
      above = y === row + 1 ? below : starts.length;
      below = starts.length;
      scan = above;
      row = y;
    }
    const rowEnd = (y + 1) * width;
    let end = x + 1;
    while (end < rowEnd && data[end] === 1) end += 1;
    const id = starts.length;
    starts.push(x);
    ends.push(end);
    parent.push(id);
    while (scan < below && (ends[scan] as number) + width < x) scan += 1;
    for (let j = scan; j < below && (starts[j] as number) + width <= end; j += 1) {
      const [a, b] = [find(id), find(j)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
    x = end;
  }
  return gather(
    width,
    starts,
    ends,
    starts.map((_, i) => find(i)),
  );
}

function gather(width: number, starts: number[], ends: number[], roots: number[]): Component[] {
  interface Growing {
    left: number;
    top: number;
    right: number;
    bottom: number;
    area: number;
    runs: number[];
  }
  const found = new Map<number, Growing>();
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i] as number;
    const length = (ends[i] as number) - start;
    const x = start % width;
    const y = (start - x) / width;
    const one = found.get(roots[i] as number);
    if (one === undefined) {
      found.set(roots[i] as number, {
        left: x,
        top: y,
        right: x + length,
        bottom: y + 1,
        area: length,
        runs: [start, length],
      });
      continue;
    }
    if (x < one.left) one.left = x;
    if (x + length > one.right) one.right = x + length;
    one.bottom = y + 1;
    one.area += length;
    one.runs.push(start, length);
  }
  return [...found.values()];
}

/** Paints a component as paper. */
export function erase(ink: Bitmap, component: Component): void {
  for (let i = 0; i < component.runs.length; i += 2) {
    const start = component.runs[i] as number;
    ink.data.fill(0, start, start + (component.runs[i + 1] as number));
  }
}
