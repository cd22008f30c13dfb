import type { Component } from './components.ts';

/** Fewer patches of writing size than this is not a page of a book but its empty back. */
const fewest = 12;

/** True when nothing is printed or written: no more than a dozen patches between a comma and a word in size. */
export function isBlank(patches: readonly Component[], pageWidthPx: number): boolean {
  const unit = pageWidthPx / 2480;
  let writing = 0;
  for (const patch of patches) {
    const height = patch.bottom - patch.top;
    const width = patch.right - patch.left;
    if (height < 12 * unit || height > 300 * unit || width > 900 * unit) continue;
    if (patch.area < 40 * unit * unit) continue;
    writing += 1;
    if (writing > fewest) return false;
  }
  return true;
}
