import type { LabelledForm } from '#schemas/form.ts';
import type { Homography } from '#schemas/geometry.ts';
import { type Component, erase } from '../clean/components.ts';
import type { Bitmap } from '../clean/picture.ts';
import { carry } from './frame.ts';

/**
 * Erases the form's own print where the fit says it stands: patches of ink that lie within a label or a ruling. A patch
 * that reaches out (writing across a label) stays whole. `patches` are all of `ink`; returns those left. `unit`: dpi / 300.
 */
export function erasePrint(
  ink: Bitmap,
  patches: readonly Component[],
  form: LabelledForm,
  toPage: Homography,
  unit: number,
): Component[] {
  const spare = 5 * unit;
  const frames = [...form.printed.map((text) => text.box), ...form.rules].map((box) => carry(box, toPage));
  return patches.filter((patch) => {
    const inside = frames.some(
      (frame) =>
        patch.left >= frame.left - spare &&
        patch.right <= frame.right + spare &&
        patch.top >= frame.top - spare &&
        patch.bottom <= frame.bottom + spare,
    );
    if (inside) erase(ink, patch);
    return !inside;
  });
}
