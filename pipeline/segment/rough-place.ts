import type { LabelledForm } from '#schemas/form.ts';
import type { Homography } from '#schemas/geometry.ts';
import { fitScale, type Mark } from './fit-scale.ts';
import type { Lattice } from './remove-dots.ts';

/** A form laid roughly: from the form, in fractions, to the page, in pixels; good to a few millimeters. */
export interface RoughPlace {
  readonly toPage: Homography;
  /** Writing lines in their places, of those the form has or of the page's rows, whichever are more: 0 to 1. */
  readonly share: number;
}

/**
 * About where a form lies on an upright page, without reading: its writing lines against the rows of dots found. Null when
 * too few rows are where they should be.
 */
export function roughPlace(
  form: LabelledForm,
  rows: readonly Lattice[],
  page: { width: number; height: number },
): RoughPlace | null {
  const boxes = form.entries.flatMap((entry) => entry.fields.flatMap((field) => field.boxes));
  const pxPerMm = page.width / form.page.widthMm;
  const feet = merged(
    boxes.map((box) => (box.top + box.height) * form.page.heightMm),
    2,
  );
  const marks = feet.map((at): Mark => ({ at, weight: 1 }));
  const long = rows.filter((row) => row.right - row.left > 8 * pxPerMm);
  const levelOf = (row: Lattice): number => row.level + row.slope * (page.width / 2);
  const levels = merged(long.map(levelOf), 1.5 * pxPerMm);
  const down = fitScale(marks, levels, {
    scale: [0.7 * pxPerMm, 1.2 * pxPerMm],
    shift: [-0.2 * page.height, 0.3 * page.height],
    tolerance: 1.2 * pxPerMm,
  });
  if (down === null || down.weight < Math.max(5, marks.length * 0.5)) return null;
  // Sideways the scale is the same; each row's ends vote for the shift that brings a writing line's ends there.
  const votes: number[] = [];
  for (const row of long) {
    const foot = (levelOf(row) - down.shift) / down.scale;
    for (const box of boxes) {
      if (Math.abs((box.top + box.height) * form.page.heightMm - foot) > 1.5) continue;
      votes.push(row.left - down.scale * box.left * form.page.widthMm);
      votes.push(row.right - down.scale * (box.left + box.width) * form.page.widthMm);
    }
  }
  const shift = densest(votes, 3 * pxPerMm);
  if (shift === null) return null;
  const { scale } = down;
  return {
    toPage: [scale * form.page.widthMm, 0, shift, 0, scale * form.page.heightMm, down.shift, 0, 0, 1],
    share: down.weight / Math.max(marks.length, levels.length),
  };
}

/** Sorted, those closer than `near` to the last as one. */
function merged(values: readonly number[], near: number): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (out.length === 0 || value - (out.at(-1) as number) > near) out.push(value);
  }
  return out;
}

/** Mean of the window of a given width that holds most values; null without at least four. */
function densest(values: readonly number[], width: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  let [from, best, count] = [0, 0, 0];
  for (let to = 0; to < sorted.length; to += 1) {
    while ((sorted[to] as number) - (sorted[from] as number) > width) from += 1;
    if (to - from + 1 > count) [best, count] = [from, to - from + 1];
  }
  if (count < 4) return null;
  return sorted.slice(best, best + count).reduce((sum, value) => sum + value, 0) / count;
}
