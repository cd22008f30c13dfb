import type { Bitmap } from './picture.ts';
import { type Component, components, erase } from './components.ts';

/** Erases patches of fewer than `leastPx` pixels (6 at 300 dpi; a full stop has 20, the dot of an i 12); returns the others. */
export function despeckle(ink: Bitmap, leastPx: number): Component[] {
  return components(ink).filter((patch) => {
    if (patch.area < leastPx) erase(ink, patch);
    return patch.area >= leastPx;
  });
}
