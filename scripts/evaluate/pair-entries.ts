import { boxOnScan } from '#pipeline/clean/on-scan.ts';
import type { Box } from '#schemas/geometry.ts';
import type { SegmentedEntry } from '#schemas/steps.ts';
import type { Truth } from '#schemas/truth.ts';

/** For each true entry the one read that covers its fields best; on a page of one entry there is nothing to choose. */
export function pairEntries<Entry extends SegmentedEntry>(
  truth: Truth,
  entries: readonly Entry[],
): (Entry | null)[] {
  if (truth.entries.length === 1) return [entries[0] ?? null];
  const wanted = truth.entries.map(({ fields }) => around(Object.values(fields).flatMap((one) => one.boxes)));
  const found = entries.map((entry) =>
    around(entry.cells.flatMap((cell) => cell.boxes).map((one) => boxOnScan(entry, one))),
  );
  const pairs = wanted
    .flatMap((a, i) => found.map((b, k) => ({ i, k, share: overlap(a, b) })))
    .filter(({ share }) => share > 0.3)
    .sort((a, b) => b.share - a.share);
  const out = wanted.map((): Entry | null => null);
  const taken = new Set<number>();
  for (const { i, k } of pairs) {
    if (out[i] !== null || taken.has(k)) continue;
    out[i] = entries[k] ?? null;
    taken.add(k);
  }
  return out;
}

/** The smallest box around boxes; an empty one around none. */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: 0, top: 0, width: 0, height: 0 };
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Shared height of two boxes as a share of the height of both; what is read of a row may be narrower than the row. */
function overlap(a: Box, b: Box): number {
  const high = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const wide = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const both = Math.max(a.top + a.height, b.top + b.height) - Math.min(a.top, b.top);
  return wide <= 0 ? 0 : high / Math.max(1e-9, both);
}
