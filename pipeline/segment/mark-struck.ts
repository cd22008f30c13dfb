import type { Cell } from '#schemas/steps.ts';
import type { Bitmap } from '../clean/picture.ts';
import { findStrikes } from './find-strikes.ts';
import { boxOf } from './frame.ts';

/** The cells, those with strokes through their writing saying where. `ink` is the page as it was before rules were removed. */
export const markStruck = (cells: readonly Cell[], ink: Bitmap, unit: number): Cell[] =>
  cells.map((cell) => {
    if (cell.blank) return cell;
    const struck = cell.boxes.flatMap((box) => {
      const line = {
        left: box.left * ink.width,
        top: box.top * ink.height,
        right: (box.left + box.width) * ink.width,
        bottom: (box.top + box.height) * ink.height,
      };
      return findStrikes(ink, line, unit).map((frame) => boxOf(frame, ink));
    });
    return struck.length === 0 ? cell : { ...cell, struck };
  });
