import type { Bitmap } from './picture.ts';
import { components, erase } from './components.ts';

/** Erases patches of fewer than `leastPx` pixels (6 at 300 dpi; a full stop has 20, the dot of an i 12). */
export function despeckle(ink: Bitmap, leastPx: number): void {
  for (const patch of components(ink)) if (patch.area < leastPx) erase(ink, patch);
}
