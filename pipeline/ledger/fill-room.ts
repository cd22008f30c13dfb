import { digitsApart } from './digits-apart.ts';
import type { Numbered } from './numbered.ts';

const costs = {
  unread: 0.05,
  misread: 1,
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
  const width = offered.length + 1;
  const least = new Float64Array((entries.length + 1) * width);
  const at = (e: number, n: number): number => least[e * width + n] ?? 0;
  for (let e = 0; e <= entries.length; e += 1)
    for (let n = 0; n < width; n += 1) {
      const entry = entries[e - 1];
      const number = offered[n - 1];
      let cost = e === 0 && n === 0 ? 0 : Number.POSITIVE_INFINITY;
      if (number !== undefined) cost = Math.min(cost, at(e, n - 1) + costs.missing);
      if (entry !== undefined) cost = Math.min(cost, at(e - 1, n) + leftOver(entry));
      if (entry !== undefined && number !== undefined)
        cost = Math.min(cost, at(e - 1, n - 1) + match(entry, number));
      least[e * width + n] = cost;
    }
  const given = new Array<number | null>(entries.length).fill(null);
  let [e, n] = [entries.length, offered.length];
  while (e > 0) {
    const entry = entries[e - 1] as Numbered;
    const number = offered[n - 1];
    if (number !== undefined && at(e, n) === at(e - 1, n - 1) + match(entry, number)) {
      given[e - 1] = number;
      e -= 1;
      n -= 1;
    } else if (at(e, n) === at(e - 1, n) + leftOver(entry)) e -= 1;
    else n -= 1;
  }
  return given;
}
