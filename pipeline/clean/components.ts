import type { Bitmap } from './picture.ts';

/** A connected patch of ink: bounds in pixels (right and bottom outside it), its area, and its horizontal runs. */
export interface Component {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly area: number;
  /** Pairs of index of the first pixel and length, top to bottom. */
  readonly runs: Int32Array;
}

/** Patches of ink, joined over corners too (8-neighborhood), in order of their first pixel. */
export function components(ink: Bitmap): Component[] {
  const { width, height, data } = ink;
  let starts = new Int32Array(1 << 14);
  let ends = new Int32Array(1 << 14);
  let parents = new Int32Array(1 << 14);
  let count = 0;
  let above = 0;
  let below = 0;
  for (let y = 0, x = 0; y < height; y += 1) {
    let scan = above;
    const rowEnd = (y + 1) * width;
    while (x < rowEnd) {
      // Paper is passed over by the machine's own search, many pixels at once.
      if (data[x] === 0) {
        x = data.indexOf(1, x);
        if (x < 0) x = data.length;
        continue;
      }
      const start = x;
      while (x < rowEnd && data[x] !== 0) x += 1;
      if (count === starts.length) {
        starts = doubled(starts);
        ends = doubled(ends);
        parents = doubled(parents);
      }
      starts[count] = start;
      ends[count] = x;
      parents[count] = count;
      while (scan < below && (ends[scan] as number) + width < start) scan += 1;
      for (let j = scan; j < below && (starts[j] as number) + width <= x; j += 1) {
        const a = rootOf(parents, count);
        const b = rootOf(parents, j);
        if (a < b) parents[b] = a;
        else parents[a] = b;
      }
      count += 1;
    }
    above = below;
    below = count;
  }
  return gather(width, count, starts, ends, parents);
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(list.length * 2);
  out.set(list);
  return out;
}

function rootOf(parents: Int32Array, of: number): number {
  let i = of;
  for (let parent = parents[i] as number; parent !== i; parent = parents[i] as number) {
    // Halves the way for the next time.
    parents[i] = parents[parent] as number;
    i = parent;
  }
  return i;
}

/** A patch's root is its first run, so patches come in order of their roots. */
function gather(
  width: number,
  count: number,
  starts: Int32Array,
  ends: Int32Array,
  parents: Int32Array,
): Component[] {
  const patchOf = new Int32Array(count);
  const ats = new Int32Array(count + 1);
  let patches = 0;
  for (let i = 0; i < count; i += 1) {
    const root = rootOf(parents, i);
    if (root === i) {
      patchOf[i] = patches;
      patches += 1;
    } else patchOf[i] = patchOf[root] as number;
    const next = (patchOf[i] as number) + 1;
    ats[next] = (ats[next] as number) + 2;
  }
  for (let p = 0; p < patches; p += 1) ats[p + 1] = (ats[p + 1] as number) + (ats[p] as number);
  const all = new Int32Array(count * 2);
  const filled = ats.slice(0, patches);
  for (let i = 0; i < count; i += 1) {
    const patch = patchOf[i] as number;
    const at = filled[patch] as number;
    all[at] = starts[i] as number;
    all[at + 1] = (ends[i] as number) - (starts[i] as number);
    filled[patch] = at + 2;
  }
  const found: Component[] = [];
  for (let p = 0; p < patches; p += 1)
    found.push(measure(all.subarray(ats[p] as number, ats[p + 1] as number), width));
  return found;
}

function measure(runs: Int32Array, width: number): Component {
  let [left, right, area] = [width, 0, 0];
  for (let i = 0; i < runs.length; i += 2) {
    const x = (runs[i] as number) % width;
    const length = runs[i + 1] as number;
    if (x < left) left = x;
    if (x + length > right) right = x + length;
    area += length;
  }
  const top = Math.floor((runs[0] as number) / width);
  const bottom = Math.floor((runs[runs.length - 2] as number) / width) + 1;
  return { left, top, right, bottom, area, runs };
}

/** Paints a component as paper. */
export function erase(ink: Bitmap, component: Component): void {
  for (let i = 0; i < component.runs.length; i += 2) {
    const start = component.runs[i] as number;
    ink.data.fill(0, start, start + (component.runs[i + 1] as number));
  }
}
