import type { LabelledForm } from '#schemas/form.ts';
import type { Component } from '../clean/components.ts';
import { fitMap, type Point, project, type Tie } from '../clean/homography.ts';
import type { FormFit } from './fit-form.ts';
import { carry, type Frame } from './frame.ts';

/** Fewer labels than this and the reading's own boxes know better. */
const fewest = 10;

/**
 * Lays a form more exactly: by the very ink of all its labels, those that could not be read too. A label counts where the
 * patches inside its place are as wide and high as the form says. `unit`: dpi / 300.
 */
export function refineFit(
  form: LabelledForm,
  fit: FormFit,
  patches: readonly Component[],
  unit: number,
): FormFit {
  let refined = fit;
  for (const spare of [10 * unit, 6 * unit]) {
    const ties = form.printed.flatMap((text): Tie[] => {
      const frame = carry(text.box, refined.toPage);
      const ink = inkIn(frame, patches, spare);
      if (ink === null || !isAlike(ink, frame, unit)) return [];
      const { left, top, width, height } = text.box;
      const [middle, seen] = [top + height / 2, (ink.top + ink.bottom) / 2];
      return [
        { from: [left, middle], to: [ink.left, seen] },
        { from: [left + width, middle], to: [ink.right, seen] },
      ];
    });
    const toPage = ties.length >= 2 * fewest ? fitMap(ties, 'homography') : null;
    if (toPage === null) break;
    const errors = ties.map((tie) => distance(project(toPage, tie.from), tie.to)).sort((a, b) => a - b);
    refined = { ...fit, toPage, medianErrorPx: errors[errors.length >> 1] ?? 0 };
  }
  return refined;
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function inkIn(frame: Frame, patches: readonly Component[], spare: number): Frame | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const patch of patches) {
    if (patch.left < frame.left - spare || patch.right > frame.right + spare) continue;
    if (patch.top < frame.top - spare || patch.bottom > frame.bottom + spare) continue;
    left = Math.min(left, patch.left);
    right = Math.max(right, patch.right);
    top = Math.min(top, patch.top);
    bottom = Math.max(bottom, patch.bottom);
  }
  return right < left ? null : { left, top, right, bottom };
}

function isAlike(ink: Frame, frame: Frame, unit: number): boolean {
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  return (
    Math.abs(ink.right - ink.left - wide) < Math.max(5 * unit, wide * 0.02) &&
    Math.abs(ink.bottom - ink.top - high) < Math.max(5 * unit, high * 0.15)
  );
}
