import type { Numbered } from './numbered.ts';

/** Dated entries on either side that say which year it is: one misread year among them is outvoted. */
const asked = 5;

/** What the dates before one entry (itself counted) and from another on say of the years between them. */
export function yearsAround(
  entries: readonly Numbered[],
): (from: number, to: number) => 'unknown' | 'same' | 'later' | 'earlier' {
  const before = entries.map((_, i) => usualYear(entries.slice(Math.max(0, i - asked + 1), i + 1)));
  const after = entries.map((_, i) => usualYear(entries.slice(i, i + asked)));
  return (from, to) => {
    const [left, right] = [before[from] ?? null, after[to] ?? null];
    if (left === null || right === null) return 'unknown';
    return right === left ? 'same' : right > left ? 'later' : 'earlier';
  };
}

/** The most frequent year, the earlier of two as frequent; null where nothing is dated. */
export function usualYear(entries: readonly Pick<Numbered, 'year'>[]): number | null {
  const counts = new Map<number, number>();
  for (const { year } of entries) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? null;
}
