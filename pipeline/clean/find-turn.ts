import type { Component } from './components.ts';
import { every, offGrid, type Points, sharpest, sharpness } from './deskew.ts';
import type { Turn } from './placement.ts';

/** A page with fewer letters than this says nothing about which way up it is. */
const fewest = 60;
/** So much sharper must lines be seen from the side before a page is held to lie on its side; upright pages have 0.7 at most. */
const surelyLies = 1.5;
/** So much must letters agree at the head before a page is held to stand on its head; upright pages have −0.1 at most. */
const surely = 0.15;

/**
 * How far a page stands turned clockwise as a whole, told from its letters: lines of writing make sharp rows seen along them,
 * and letters end more evenly at the foot than at the head, where capitals, marks and ascenders stick out. When in doubt 0.
 * `patches` are those of a copy about 1240 px on its shorter side.
 */
export function findTurn(patches: readonly Component[], size: { width: number; height: number }): Turn {
  const letters = lettersOf(patches, Math.min(size.width, size.height) / 1240);
  if (letters.length < fewest) return 0;
  const along = pixelsOf(letters, size);
  const aside: Points = {
    xs: along.ys,
    ys: along.xs.map((x) => size.width - 1 - x),
    width: size.height,
    height: size.width,
  };
  const [standing, lying] = [steepest(along), steepest(aside)];
  const lies = lying.score > surelyLies * standing.score;
  const lines = lies ? { points: aside, ...lying } : { points: along, ...standing };
  const boxes = lies ? letters.map((letter) => aslant(letter, size.width)) : letters;
  const evidence = headless(boxes, lines.degrees) + lopsided(lines.points, lines.degrees);
  // Lines without a head or a foot are not writing: bars, columns of a chart.
  if (lies && Math.abs(evidence) < surely) return 0;
  const isHeadDown = evidence > surely;
  if (lies) return isHeadDown ? 270 : 90;
  return isHeadDown ? 180 : 0;
}

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a letter is on the page turned counterclockwise by 90°. */
const aslant = ({ left, top, right, bottom }: Bounds, width: number): Bounds => ({
  left: top,
  right: bottom,
  top: width - right,
  bottom: width - left,
});

/** A page of noise has hundreds of thousands of patches; the topmost of them tell all that can be told. */
const mostLetters = 8000;

/**
 * From −1, where neighbors on a line agree at the foot, to 1, where they agree at the head. Each letter is held against the
 * next to its right of at least half its height.
 */
function headless(letters: readonly Bounds[], degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const sorted = letters.slice(0, mostLetters).sort((a, b) => a.left - b.left);
  let [foot, head] = [0, 0];
  for (let i = 0; i < sorted.length; i += 1) {
    const a = sorted[i] as Bounds;
    const high = a.bottom - a.top;
    for (let j = i + 1; j < sorted.length; j += 1) {
      const b = sorted[j] as Bounds;
      if (b.left > a.right + high * 1.5) break;
      const other = b.bottom - b.top;
      if (b.left < a.right - 2 || other < high / 2 || other > high * 2) continue;
      if (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < Math.min(high, other) / 2) continue;
      const rise = slope * (b.left + b.right - a.left - a.right) * 0.5;
      const feet = Math.abs(a.bottom + rise - b.bottom);
      const heads = Math.abs(a.top + rise - b.top);
      if (feet < heads) foot += 1;
      else if (heads < feet) head += 1;
      break;
    }
  }
  return foot + head < fewest / 2 ? 0 : (head - foot) / (head + foot);
}

/** Neither specks nor rulings nor what hangs together over several letters. */
function lettersOf(patches: readonly Component[], unit: number): Component[] {
  return patches.filter((patch) => {
    const [width, height] = [patch.right - patch.left, patch.bottom - patch.top];
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    return long >= 5 * unit && long < 90 * unit && (long <= 14 * unit || long <= 4 * short);
  });
}

/** Pixels of letters, at most so many. */
const most = 120_000;

function pixelsOf(
  patches: readonly Component[],
  { width, height }: { width: number; height: number },
): Points {
  const area = patches.reduce((sum, patch) => sum + patch.area, 0);
  const k = Math.max(1, Math.ceil(area / most));
  const xs = new Float32Array(Math.ceil(area / k));
  const ys = new Float32Array(xs.length);
  let seen = 0;
  let o = 0;
  for (const { runs } of patches) {
    for (let i = 0; i < runs.length; i += 2) {
      const start = runs[i] as number;
      const y = Math.floor(start / width);
      for (let x = start - y * width, end = x + (runs[i + 1] as number); x < end; x += 1, seen += 1) {
        if (seen % k !== 0) continue;
        xs[o] = offGrid(x, o);
        ys[o] = offGrid(y, o);
        o += 1;
      }
    }
  }
  return { xs, ys, width, height };
}

function steepest(points: Points): { degrees: number; score: number } {
  const few = every(points, Math.ceil(points.xs.length / 12_000));
  let best = { degrees: 0, score: 0 };
  for (let degrees = -15; degrees <= 15; degrees += 0.5) {
    const score = sharpness(few, degrees);
    if (score > best.score) best = { degrees, score };
  }
  const degrees = sharpest((angle) => sharpness(few, angle), best.degrees, 0.4, 0.1);
  return { degrees, score: sharpness(few, degrees) };
}

/** From −1, where rows of ink end more sharply than they begin, to 1, the other way round. */
function lopsided(points: Points, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const shift = Math.ceil(Math.abs(slope) * points.width) + 2;
  let [sum, all] = [0, 0];
  const rows = new Float32Array(points.height + 2 * shift + 2);
  for (let i = 0; i < points.xs.length; i += 1) {
    const at = Math.round((points.ys[i] as number) - slope * (points.xs[i] as number) + shift);
    rows[at] = (rows[at] as number) + 1;
  }
  for (let y = 1; y < rows.length; y += 1) {
    const d = (rows[y] as number) - (rows[y - 1] as number);
    sum += d * d * d;
    all += Math.abs(d * d * d);
  }
  return all === 0 ? 0 : sum / all;
}
