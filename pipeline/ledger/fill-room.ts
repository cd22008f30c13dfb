import { digitsApart } from './digits-apart.ts';
import type { Numbered } from './numbered.ts';

const costs = {
  unread: 0.05,
  misread: 1,
  /** By as much as the number before it: no two slips of a pen or an eye do that. */
  misreadAgain: 2.5,
  missing: 2.5,
  unreadLeftOver: 3.5,
  doubled: 3,
  leftOver: 6,
} as const;

/** Numbers a room may have without its entries being laid out against each: a book missing between two numbers. */
const mostNumbers = 3000;

/**
 * Which of these numbers each entry has, both in order; null for an entry there is no number for. `isHeld`: another entry
 * has the number already.
 */
export function fillRoom(
  entries: readonly Numbered[],
  numbers: readonly number[],
  isHeld: (number: number) => boolean,
): (number | null)[] {
  if (entries.length === 0) return [];
  const offered = numbers.slice(0, mostNumbers);
  const leftOver = ({ number }: Numbered): number =>
    number === null ? costs.unreadLeftOver : isHeld(number) ? costs.doubled : costs.leftOver;
  const match = ({ number }: Numbered, to: number): number =>
    number === null ? costs.unread : number === to ? 0 : costs.misread + digitsApart(number, to);
  /** Both numbers are read as much too high or too low as those right before them. */
  const isAgain = (e: number, n: number): boolean => {
    const [read, before] = [entries[e - 1]?.number ?? null, entries[e - 2]?.number ?? null];
    const [to, last] = [offered[n - 1], offered[n - 2]];
    if (read === null || before === null || to === undefined || last === undefined) return false;
    return read !== to && read - to === before - last;
  };
  const width = offered.length + 1;
  const size = (entries.length + 1) * width;
  // the least cost of having laid out so many entries on so many numbers, the last on the last or not
  const [matched, unmatched] = [new Float64Array(size), new Float64Array(size)];
  const least = (e: number, n: number): number =>
    Math.min(matched[e * width + n] ?? 0, unmatched[e * width + n] ?? 0);
  const matchedAfter = (e: number, n: number, isMatched: boolean): number => {
    const cost = match(entries[e - 1] as Numbered, offered[n - 1] ?? 0);
    const before = (e - 1) * width + n - 1;
    return isMatched
      ? cost + (matched[before] ?? 0) + (isAgain(e, n) ? costs.misreadAgain : 0)
      : cost + (unmatched[before] ?? 0);
  };
  for (let e = 0; e <= entries.length; e += 1)
    for (let n = 0; n < width; n += 1) {
      const entry = entries[e - 1];
      const at = e * width + n;
      unmatched[at] = Math.min(
        e === 0 && n === 0 ? 0 : Number.POSITIVE_INFINITY,
        n > 0 ? least(e, n - 1) + costs.missing : Number.POSITIVE_INFINITY,
        entry === undefined ? Number.POSITIVE_INFINITY : least(e - 1, n) + leftOver(entry),
      );
      matched[at] =
        entry === undefined || n === 0
          ? Number.POSITIVE_INFINITY
          : Math.min(matchedAfter(e, n, true), matchedAfter(e, n, false));
    }
  const given = new Array<number | null>(entries.length).fill(null);
  let [e, n] = [entries.length, offered.length];
  let isMatched = (matched[e * width + n] ?? 0) <= (unmatched[e * width + n] ?? 0);
  while (e > 0) {
    if (isMatched) {
      given[e - 1] = offered[n - 1] ?? null;
      isMatched = matchedAfter(e, n, true) <= matchedAfter(e, n, false);
      e -= 1;
      n -= 1;
      continue;
    }
    const left = least(e - 1, n) + leftOver(entries[e - 1] as Numbered);
    if (left <= (n > 0 ? least(e, n - 1) + costs.missing : Number.POSITIVE_INFINITY)) e -= 1;
    else n -= 1;
    isMatched = (matched[e * width + n] ?? 0) <= (unmatched[e * width + n] ?? 0);
  }
  return given;
}
