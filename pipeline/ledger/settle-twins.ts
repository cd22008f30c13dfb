import type { Anchor } from './number-chain.ts';
import type { Numbered } from './numbered.ts';
import { usualYear } from './years-around.ts';

/**
 * Where the same numbers stand twice in a row, of two years (a page of another year lies beside its double): those of the
 * run's own year are the ones that stand, whichever the chain took.
 */
export function settleTwins(
  entries: readonly Numbered[],
  chain: readonly Anchor[],
  yearOf: (run: number) => number | undefined,
): Anchor[] {
  const settled = [...chain];
  const places = new Map<number, number[]>();
  for (const [i, { number }] of entries.entries())
    if (number !== null) places.set(number, [...(places.get(number) ?? []), i]);
  for (let from = 0; from < settled.length; from += 1) {
    const first = settled[from] as Anchor;
    for (const start of places.get(entries[first.index]?.number ?? 0) ?? []) {
      const length = Math.abs(start - first.index);
      if (start === first.index || !areTwins(entries, settled, from, start)) continue;
      const own = entries.slice(first.index, first.index + length);
      const others = entries.slice(start, start + length);
      const year = yearOf(first.run);
      const [ownYear, otherYear] = [usualYear(own), usualYear(others)];
      if (ownYear === null || ownYear === year || otherYear !== year) continue;
      for (let i = 0; i < length; i += 1) settled[from + i] = { index: start + i, run: first.run };
      break;
    }
  }
  return settled;
}

/** The anchors from `from` on stand in a row up to their doubles, or these right before them, and nothing else that stands lies among them. */
function areTwins(
  entries: readonly Numbered[],
  chain: readonly Anchor[],
  from: number,
  start: number,
): boolean {
  const { index, run } = chain[from] as Anchor;
  const length = Math.abs(start - index);
  const before = chain[from - 1]?.index ?? -1;
  const after = chain[from + length]?.index ?? entries.length;
  if (start < index ? start <= before : start + length > after) return false;
  for (let i = 0; i < length; i += 1) {
    const anchor = chain[from + i];
    if (anchor?.index !== index + i || anchor.run !== run) return false;
    if (entries[start + i]?.number !== entries[index + i]?.number) return false;
  }
  return true;
}
