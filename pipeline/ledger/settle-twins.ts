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
  for (let from = 0; from < settled.length; from += 1) {
    const first = settled[from] as Anchor;
    for (const step of [-1, 1]) {
      const length = twinsFrom(entries, settled, from, step);
      if (length === 0) continue;
      const own = entries.slice(first.index, first.index + length);
      const others = entries.slice(first.index + step * length, first.index + step * length + length);
      const year = yearOf(first.run);
      const [ownYear, otherYear] = [usualYear(own), usualYear(others)];
      if (ownYear === null || ownYear === year || otherYear !== year) continue;
      for (let i = 0; i < length; i += 1)
        settled[from + i] = { index: first.index + i + step * length, run: first.run };
    }
  }
  return settled;
}

/** How many anchors from `from` on stand in a row and have, that many entries before (−1) or behind (1), the same numbers again. */
function twinsFrom(
  entries: readonly Numbered[],
  chain: readonly Anchor[],
  from: number,
  step: number,
): number {
  const first = chain[from] as Anchor;
  const [before, number] = [chain[from - 1]?.index ?? -1, entries[first.index]?.number];
  let most = 0;
  for (let length = 1; from + length <= chain.length; length += 1) {
    const last = chain[from + length - 1] as Anchor;
    if (last.index !== first.index + length - 1 || last.run !== first.run) break;
    const start = first.index + step * length;
    if (entries[start]?.number !== number) continue;
    const isFree =
      step < 0 ? start > before : start + length - 1 < (chain[from + length]?.index ?? entries.length);
    const isSame = Array.from({ length }, (_, i) => i).every(
      (i) => entries[start + i]?.number === entries[first.index + i]?.number,
    );
    if (isFree && isSame) most = length;
  }
  return most;
}
