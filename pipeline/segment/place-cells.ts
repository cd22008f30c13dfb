import type { FormField } from '#schemas/form.ts';
import type { Homography } from '#schemas/geometry.ts';
import type { Cell } from '#schemas/steps.ts';
import type { Component } from '../clean/components.ts';
import { around, boxOf, carry, type Frame } from './frame.ts';
import { isSpot } from './is-spot.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly key: string;
  readonly frame: Frame;
  readonly patches: Component[];
}

/**
 * Gives each patch of ink to the writing line it belongs to and cuts the lines' boxes on it. Large patches go by their
 * middle, small ones (marks, dots) to the letters they hang on, and crumbs far from letters to none; both may rise above or sink below the printed line's own
 * height, as handwriting does. `ink` are the patches of writing (rules, dots, labels gone) on a page of `size` pixels. `unit`: dpi / 300.
 */
export function placeCells(
  ink: readonly Component[],
  size: Size,
  fields: readonly FormField[],
  toPage: Homography,
  unit: number,
): Cell[] {
  const lines: Line[] = fields.flatMap((field) =>
    field.boxes.map((box) => ({ key: field.key, frame: carry(box, toPage), patches: [] })),
  );
  const patches = ink.filter((patch) => patch.area >= 8 * unit * unit);
  const small: Component[] = [];
  for (const patch of patches) {
    const line = lineOf(patch, lines);
    if (line === null) continue;
    if (heightOf(patch) < 0.26 * Math.min(heightOf(line.frame), 75 * unit)) small.push(patch);
    else line.patches.push(patch);
  }
  const bodies = new Map(lines.map((line) => [line, [...line.patches]]));
  for (const patch of small) {
    const dash = patch.right - patch.left >= 12 * unit;
    (nearestBody(patch, lines, bodies) ?? (dash ? lineOf(patch, lines) : null))?.patches.push(patch);
  }
  return fields.map((field) =>
    cellOf(
      field,
      lines.filter((line) => line.key === field.key),
      size,
      unit,
    ),
  );
}

function cellOf(field: FormField, lines: readonly Line[], page: Size, unit: number): Cell {
  const written = lines.filter((line) => isWritten(line, unit, page.width));
  if (written.length === 0) {
    return { key: field.key, boxes: lines.map((line) => boxOf(line.frame, page)), blank: true };
  }
  const boxes = written.map((line) => {
    const height = heightOf(line.frame);
    const ink = around(line.patches, line.frame);
    return boxOf(
      {
        left: Math.max(ink.left, line.frame.left - height * 0.5) - 4 * unit,
        right: Math.min(ink.right, line.frame.right + height * 0.5) + 4 * unit,
        top: Math.max(ink.top, line.frame.top - height * 0.7) - 4 * unit,
        bottom: Math.min(ink.bottom, line.frame.bottom + height * 0.6) + 4 * unit,
      },
      page,
    );
  });
  return { key: field.key, boxes, blank: false };
}

const heightOf = (frame: Frame): number => frame.bottom - frame.top;
const middleOf = (frame: Frame): [number, number] => [
  (frame.left + frame.right) / 2,
  (frame.top + frame.bottom) / 2,
];

/** The line that holds the patch's middle, or the nearest above or below within a third of its height. */
function lineOf(patch: Frame, lines: readonly Line[]): Line | null {
  const [x, y] = middleOf(patch);
  let best: Line | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const { left, right, top, bottom } = line.frame;
    const height = bottom - top;
    if (x < left - height * 0.1 || x > right + height * 0.15) continue;
    const outside = Math.max(top - y, y - bottom, 0);
    if (outside > height * 0.35) continue;
    const far =
      Math.max(0, outside) * 4 + Math.abs(y - (top + bottom) / 2) + Math.max(left - x, x - right, 0);
    if (far < least) {
      least = far;
      best = line;
    }
  }
  return best;
}

function nearestBody(
  patch: Frame,
  lines: readonly Line[],
  bodies: ReadonlyMap<Line, readonly Frame[]>,
): Line | null {
  let best: Line | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const reach = heightOf(line.frame) * 0.5;
    const [, y] = middleOf(patch);
    if (y < line.frame.top - reach || y > line.frame.bottom + reach) continue;
    for (const body of bodies.get(line) ?? []) {
      const dx = Math.max(body.left - patch.right, patch.left - body.right, 0);
      const dy = Math.max(body.top - patch.bottom, patch.top - body.bottom, 0);
      const far = Math.hypot(dx, dy);
      if (far < least && far < reach) {
        least = far;
        best = line;
      }
    }
  }
  return best;
}

/** Something of a letter's size: leftover dots, crumbs of a rule at the foot of the line and specks do not count. */
function isWritten(line: Line, unit: number, pageWidth: number): boolean {
  let area = 0;
  for (const patch of line.patches) {
    const [width, height] = [patch.right - patch.left, heightOf(patch)];
    if (Math.max(width, height) < 12 * unit) continue;
    if (isSpot(patch, pageWidth)) continue;
    if (height <= 6 * unit && patch.top > line.frame.top + heightOf(line.frame) * 0.68) continue;
    area += patch.area;
  }
  return area >= 90 * unit * unit;
}
