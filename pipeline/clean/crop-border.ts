import type { Bitmap, Gray } from './picture.ts';

const step = 4;
/** Dark areas at least this wide (in quarter pixels of the working size) are scanner bed or film, not rulings. */
const thick = 9;

/** What to keep of a picture, in pixels, and the border's remains inside it (one byte for each 4 × 4 px). */
export interface Border {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly paper: number;
  readonly dark: Bitmap;
}

/**
 * Finds black borders (microfilm, scanner bed). Only dark areas joined to the picture's edge count, so a stamp or a dark
 * stain in the middle stays.
 */
export function findBorder(page: Gray): Border {
  const width = Math.floor(page.width / step);
  const height = Math.floor(page.height / step);
  const small = sample(page, width, height);
  const paper = percentile(small, 0.8);
  const dark = bordering(
    opened(
      small.map((v) => (v < paper * 0.38 ? 1 : 0)),
      width,
      height,
    ),
    width,
    height,
  );
  const darkRow = (y: number): number => share(dark, y * width, 1, width);
  const darkColumn = (x: number): number => share(dark, x, width, height);
  let [left, top, right, bottom] = [0, 0, width, height];
  const most = 0.35;
  while (top < height * most && darkRow(top) > 0.5) top += 1;
  while (height - bottom < height * most && darkRow(bottom - 1) > 0.5) bottom -= 1;
  while (left < width * most && darkColumn(left) > 0.5) left += 1;
  while (width - right < width * most && darkColumn(right - 1) > 0.5) right -= 1;
  return {
    left: left * step,
    top: top * step,
    right: right === width ? page.width : right * step,
    bottom: bottom === height ? page.height : bottom * step,
    paper,
    dark: { width, height, data: dark },
  };
}

/** Cuts the border off and paints what is left of it at a slant as paper; a page without a border is given back itself. */
export function cutBorder(page: Gray, { left, top, right, bottom, paper, dark }: Border): Gray {
  if (right - left === page.width && bottom - top === page.height && !dark.data.includes(1)) return page;
  const out = new Uint8Array((right - left) * (bottom - top));
  for (let y = top, o = 0; y < bottom; y += 1) {
    const cells = Math.min(dark.height - 1, Math.floor(y / step)) * dark.width;
    out.set(page.data.subarray(y * page.width + left, y * page.width + right), o);
    for (let cell = left / step; cell < Math.min(dark.width, right / step); cell += 1) {
      const from = cell * step - left;
      if (dark.data[cells + cell] === 1) out.fill(paper, o + from, o + Math.min(right - left, from + step));
    }
    o += right - left;
  }
  return { width: right - left, height: bottom - top, data: out };
}

function sample(page: Gray, width: number, height: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * step * page.width + x * step;
      const other = at + 2 * page.width + 2;
      out[y * width + x] = ((page.data[at] ?? 0) + (page.data[other] ?? 0)) >> 1;
    }
  }
  return out;
}

function percentile(data: Uint8Array, p: number): number {
  const counts = new Uint32Array(256);
  for (const v of data) counts[v] = (counts[v] ?? 0) + 1;
  let left = data.length * p;
  for (let v = 0; v < 256; v += 1) {
    left -= counts[v] ?? 0;
    if (left <= 0) return v;
  }
  return 255;
}

/** Morphological opening with a square: what is thinner than `thick` goes. Outside the picture counts as dark. */
function opened(dark: Uint8Array, width: number, height: number): Uint8Array {
  const half = thick >> 1;
  const eroded = slide(slide(dark, width, height, 1, half, thick), width, height, width, half, thick);
  return slide(slide(eroded, width, height, 1, half, 1), width, height, width, half, 1);
}

/** 1 where at least `need` of the 2·half+1 pixels along `stride` are 1. */
function slide(
  data: Uint8Array,
  width: number,
  height: number,
  stride: number,
  half: number,
  need: number,
): Uint8Array {
  const along = stride === 1 ? width : height;
  const lines = stride === 1 ? height : width;
  const across = stride === 1 ? width : 1;
  const out = new Uint8Array(data.length);
  const outside = need === 1 ? 0 : 1;
  for (let line = 0; line < lines; line += 1) {
    const base = line * across;
    let sum = half * outside;
    for (let i = 0; i < half; i += 1) sum += i < along ? (data[base + i * stride] as number) : outside;
    for (let i = 0; i < along; i += 1) {
      sum += i + half < along ? (data[base + (i + half) * stride] as number) : outside;
      out[base + i * stride] = sum >= need ? 1 : 0;
      sum -= i >= half ? (data[base + (i - half) * stride] as number) : outside;
    }
  }
  return out;
}

/** Keeps only the areas that reach the picture's edge. */
function bordering(dark: Uint8Array, width: number, height: number): Uint8Array {
  const out = new Uint8Array(dark.length);
  const queue: number[] = [];
  const visit = (i: number): void => {
    if (dark[i] !== 1 || out[i] === 1) return;
    out[i] = 1;
    queue.push(i);
  };
  for (let x = 0; x < width; x += 1) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i < dark.length - width) visit(i + width);
  }
  return out;
}

function share(data: Uint8Array, from: number, stride: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += data[from + i * stride] ?? 0;
  return sum / count;
}
