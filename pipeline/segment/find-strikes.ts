import type { Bitmap } from '../clean/picture.ts';
import type { Frame } from './frame.ts';

/** Slopes a pen strikes out at, looked through in steps. */
const slopes = Array.from({ length: 13 }, (_, i) => (i - 6) * 0.025);

interface Stretch {
  readonly left: number;
  readonly right: number;
  readonly slope: number;
  /** Height at `left`. */
  readonly from: number;
}

/**
 * Where writing is crossed out: long straight strokes through the middle of letters that stick out above and below it.
 * A dash has nothing above and below, an underline nothing below, the bar of đ or t is short. `ink` still has such strokes
 * (rules removed, they would be gone with them); `line` is the ink of one written line. `unit`: dpi / 300.
 */
export function findStrikes(ink: Bitmap, line: Frame, unit: number): Frame[] {
  const tall = line.bottom - line.top;
  const least = Math.max(70 * unit, tall * 0.85);
  const found: Stretch[] = [];
  const left = Math.max(0, Math.floor(line.left));
  const right = Math.min(ink.width, Math.ceil(line.right));
  if (right - left < least) return [];
  for (const slope of slopes) {
    const rise = slope * (right - left);
    const [top, bottom] = [line.top + tall * 0.2, line.bottom - tall * 0.15];
    for (let start = Math.floor(top - Math.max(0, rise)); start < bottom - Math.min(0, rise); start += 1) {
      const course = { left, right, start, slope, top, bottom, least };
      if (mayHold(ink, course)) collect(ink, course, found);
    }
  }
  found.sort((a, b) => b.right - b.left - (a.right - a.left));
  const kept: Stretch[] = [];
  for (const one of found) {
    if (kept.some((other) => one.left < other.right && other.left < one.right)) continue;
    if (crossesLetters(ink, one, tall, unit)) kept.push(one);
  }
  return kept
    .sort((a, b) => a.left - b.left)
    .map((one) => ({ left: one.left, right: one.right, top: line.top, bottom: line.bottom }));
}

interface Course {
  readonly left: number;
  readonly right: number;
  readonly start: number;
  readonly slope: number;
  readonly top: number;
  readonly bottom: number;
  readonly least: number;
}

/**
 * Whether a stretch long enough may lie along a course: its holes are single pixels, so that wherever it is looked at there is ink in
 * one of two columns. Nearly all courses are ruled out by a look at every sixteenth column.
 */
function mayHold(ink: Bitmap, { left, right, start, slope, top, bottom, least }: Course): boolean {
  const isInk = (x: number): boolean => {
    const y = Math.round(start + slope * (x - left));
    return y >= top && y < bottom && y >= 0 && y < ink.height && ink.data[y * ink.width + x] === 1;
  };
  const apart = 16;
  const enough = Math.floor(least / apart);
  let seen = 0;
  for (let x = left; x < right && seen < enough; x += apart) seen = isInk(x) || isInk(x + 1) ? seen + 1 : 0;
  return seen >= enough;
}

/** Stretches along one straight course that are ink almost everywhere. */
function collect(ink: Bitmap, course: Course, found: Stretch[]): void {
  const { left, right, start, slope } = course;
  let [from, last, holes] = [-1, -1, 0];
  for (let x = left; x <= right; x += 1) {
    const y = Math.round(start + slope * (x - left));
    const inside = x < right && y >= course.top && y < course.bottom && y >= 0 && y < ink.height;
    if (inside && ink.data[y * ink.width + x] === 1) {
      if (from < 0) [from, holes] = [x, 0];
      last = x;
      continue;
    }
    if (from < 0) continue;
    holes += 1;
    if (inside && x - last <= 1 && holes <= 1 + (x - from) * 0.015) continue;
    if (last + 1 - from >= course.least)
      found.push({ left: from, right: last + 1, slope, from: start + slope * (from - left) });
    from = -1;
  }
}

/** Whether there is ink apart from the stroke itself above and below it, along a good part of it, and the stroke alone along another. */
function crossesLetters(ink: Bitmap, stroke: Stretch, tall: number, unit: number): boolean {
  const near = Math.max(4, Math.round(6 * unit));
  const far = Math.round(Math.max(12 * unit, tall * 0.4));
  let [above, below, bare, columns] = [0, 0, 0, 0];
  for (let x = stroke.left; x < stroke.right; x += 2) {
    const y = Math.round(stroke.from + stroke.slope * (x - stroke.left));
    columns += 1;
    const [up, down] = [hasInk(ink, x, y - far, y - near), hasInk(ink, x, y + near, y + far)];
    if (up) above += 1;
    if (down) below += 1;
    if (!hasInk(ink, x, y - near, y - near) && !hasInk(ink, x, y + near, y + near)) bare += 1;
  }
  return above > columns * 0.35 && below > columns * 0.35 && bare > columns * 0.3;
}

function hasInk(ink: Bitmap, x: number, from: number, to: number): boolean {
  for (let y = Math.max(0, from); y <= Math.min(ink.height - 1, to); y += 1)
    if (ink.data[y * ink.width + x] === 1) return true;
  return false;
}
