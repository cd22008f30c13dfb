import type { Bitmap } from '../clean/picture.ts';

/**
 * A printed line found on a page, upright or lying: its place `at` on the other axis where it passes `middle`, how far it
 * leans per pixel, and where it begins and ends. Pixels.
 */
export interface Ruling {
  readonly at: number;
  readonly lean: number;
  readonly middle: number;
  readonly from: number;
  readonly to: number;
}

/** The ruling's place on the other axis at a point along it. */
export const placeAt = (line: Ruling, along: number): number => line.at + line.lean * (along - line.middle);

/** Every second row or column is looked at. */
const step = 2;

/** Short runs of ink across a possible line, three numbers each: where the run begins and ends, and how far along it lies. */
type Strokes = Int32Array;

/** How far rules of a page that lies flat may lean (1.4°), and those of a page photographed from the side (3.7°): tangents. */
export const flatLean = 0.024;
export const sideLean = 0.065;

/** Upright lines with ink on at least `least` pixels of their length, left to right; broken and leaning ones too. */
export function findUprights(ink: Bitmap, least: number, unit: number, steepest = flatLean): Ruling[] {
  return rulingsOf(strokesAcrossRows(ink, 20 * unit), ink.width, ink.height, { least, unit, steepest });
}

/** Lying lines, top to bottom, of a strip of the page between two upright edges. */
export function findLevels(
  ink: Bitmap,
  strip: { left: number; right: number },
  least: number,
  unit: number,
): Ruling[] {
  const left = Math.max(0, Math.floor(strip.left));
  const right = Math.max(left, Math.min(ink.width, Math.ceil(strip.right)));
  const strokes = strokesAcrossColumns(ink, left, right, 16 * unit);
  return rulingsOf(strokes, ink.height, right - left, { least, unit, steepest: flatLean }).map((line) => ({
    ...line,
    middle: line.middle + left,
    from: line.from + left,
    to: line.to + left,
  }));
}

const leanStep = 0.0012;

function rulingsOf(
  strokes: Strokes,
  across: number,
  length: number,
  { least, unit, steepest }: { least: number; unit: number; steepest: number },
): Ruling[] {
  const middle = length / 2;
  const found: { at: number; lean: number; cover: number }[] = [];
  const steps = Math.round(steepest / leanStep);
  for (let k = -steps; k <= steps; k += 1) {
    const lean = k * leanStep;
    const covers = coverAt(strokes, lean, middle, across);
    for (let at = 1; at < across; at += 1) {
      const cover = covers[at] as number;
      if (cover * step < least || cover < (covers[at - 1] as number) || cover <= (covers[at + 1] as number))
        continue;
      found.push({ at, lean, cover });
    }
  }
  found.sort((a, b) => b.cover - a.cover || Math.abs(a.lean) - Math.abs(b.lean));
  const kept: Ruling[] = [];
  for (const { at, lean } of found) {
    const rough = { at, lean, middle, from: 0, to: length };
    if (kept.some((other) => areOne(other, rough, 9 * unit))) continue;
    const line = extentOf(rough, strokes, unit);
    if (line !== null && line.to - line.from >= least) kept.push(line);
  }
  return kept.sort((a, b) => a.at - b.at);
}

/** How many strokes lie on the line at each place, one pixel of slack to both sides, for one lean. */
function coverAt(strokes: Strokes, lean: number, middle: number, across: number): Int32Array {
  const change = new Int32Array(across + 2);
  for (let i = 0; i < strokes.length; i += 3) {
    const shift = Math.round(lean * ((strokes[i + 2] as number) - middle));
    const from = Math.max(0, Math.min(across, (strokes[i] as number) - 1 - shift));
    const to = Math.max(0, Math.min(across, (strokes[i + 1] as number) + 1 - shift));
    change[from] = (change[from] as number) + 1;
    change[to] = (change[to] as number) - 1;
  }
  for (let at = 1; at < change.length; at += 1)
    change[at] = (change[at] as number) + (change[at - 1] as number);
  return change;
}

/** Printed lines never cross: what comes near a line found, or crosses it, is another view of that line. */
function areOne(found: Ruling, other: Ruling, near: number): boolean {
  const start = placeAt(other, found.from) - placeAt(found, found.from);
  const end = placeAt(other, found.to) - placeAt(found, found.to);
  return start * end < 0 || Math.min(Math.abs(start), Math.abs(end)) < near;
}

/** The longest stretch of a line of which at least a third has ink, place by place. */
function extentOf(line: Ruling, strokes: Strokes, unit: number): Ruling | null {
  const cell = Math.max(8, 40 * unit);
  const cells = new Float32Array(Math.ceil(line.to / cell) + 1);
  for (let i = 0; i < strokes.length; i += 3) {
    const along = strokes[i + 2] as number;
    const at = placeAt(line, along);
    if (at < (strokes[i] as number) - 2 || at >= (strokes[i + 1] as number) + 2) continue;
    const c = Math.floor(along / cell);
    cells[c] = (cells[c] as number) + step / cell;
  }
  let best: { from: number; to: number } | null = null;
  let [from, last] = [-1, -1];
  for (let c = 0; c <= cells.length; c += 1) {
    const dark = (cells[c] ?? 0) >= 0.33;
    if (dark && from < 0) from = c;
    if (dark) last = c;
    else if (from >= 0 && (c - last > 5 || c === cells.length)) {
      if (best === null || last - from > best.to - best.from) best = { from, to: last };
      from = -1;
    }
  }
  return best === null
    ? null
    : { ...line, from: best.from * cell, to: Math.min(line.to, (best.to + 1) * cell) };
}

/** Runs of ink on every second row, none wider than a rule can be. */
function strokesAcrossRows(ink: Bitmap, widest: number): Strokes {
  const out = new Growing();
  for (let y = 0; y < ink.height; y += step) {
    const base = y * ink.width;
    const row = ink.data.subarray(base, base + ink.width);
    for (let low = row.indexOf(1); low !== -1; ) {
      let high = low + 1;
      while (row[high] === 1) high += 1;
      if (high - low <= widest) out.add(low, high, y);
      low = row.indexOf(1, high);
    }
  }
  return out.all();
}

/** Runs of ink down every second column; read row by row, because that is how it lies in memory. */
function strokesAcrossColumns(ink: Bitmap, left: number, right: number, thickest: number): Strokes {
  const out = new Growing();
  const starts = new Int32Array(right - left).fill(-1);
  for (let y = 0; y <= ink.height; y += 1) {
    const base = y * ink.width;
    for (let x = left; x < right; x += step) {
      const dark = y < ink.height && ink.data[base + x] === 1;
      const start = starts[x - left] as number;
      if (dark === start >= 0) continue;
      if (dark) starts[x - left] = y;
      else {
        if (y - start <= thickest) out.add(start, y, x - left);
        starts[x - left] = -1;
      }
    }
  }
  return out.all();
}

class Growing {
  #data = new Int32Array(3 << 14);
  #length = 0;

  add(low: number, high: number, along: number): void {
    if (this.#length === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.#length] = low;
    this.#data[this.#length + 1] = high;
    this.#data[this.#length + 2] = along;
    this.#length += 3;
  }

  all(): Strokes {
    return this.#data.subarray(0, this.#length);
  }
}
