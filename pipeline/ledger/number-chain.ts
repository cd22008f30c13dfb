import type { Numbered } from './numbered.ts';
import { yearsAround } from './years-around.ts';

/**
 * What speaks against each thing that may have happened to a book's numbers, in one scale; the likeliest story is the one
 * that costs least. A misread number is far more frequent than a missing entry, and that than a page in a wrong place.
 * Tuned 2026-11 on the seeded books of `tests/pipeline/ledger/planted.ts`.
 */
const costs = {
  unread: 0.05,
  /** A read number that does not count; more where people said it. */
  notCounted: 4,
  notCountedSettled: 9,
  /** It goes on from one that does not count, and from two: a page elsewhere, not one misreading after the other. */
  goesOn: 3,
  goesOnLong: 0.2,
  gap: 5,
  /** Per doubling of a gap's length. */
  wider: 0.4,
  /** The first or last number of a run does not count: a small gap beside it is as likely. */
  looseEnd: 1.5,
  /** More entries between two numbers than there are numbers. */
  noRoom: 1.5,
  oneMoreWithoutRoom: 0.1,
  /** Numbers begin anew: by what the dates around say of the year. */
  restart: { unknown: 5, later: 2.5, same: 14, earlier: 10 },
  /** Less where the dates say that it is another year. */
  restartNotAtOne: { unknown: 9, later: 1, same: 9, earlier: 9 },
} as const;

/** Farther back than this no entry is looked for that a number follows on. */
const lookBack = 600;

/** An entry whose number stands as it is; `run` counts from 0 and goes up where numbers begin anew. */
export interface Anchor {
  /** Index among the entries given. */
  readonly index: number;
  readonly run: number;
}

/**
 * The likeliest entries of a book, in page order, to have their numbers read rightly and to stand where they belong: their
 * numbers go up and begin anew with a year. One misreading costs once, whatever follows. `startsAt` and `endsAt`: the first
 * and last number the book should have, null where that is not known.
 */
export function likeliestChain(
  entries: readonly Numbered[],
  { startsAt, endsAt }: { startsAt: number | null; endsAt: number | null },
): Anchor[] {
  const known = entries.flatMap(({ number }, i) => (number === null ? [] : [{ i, number }]));
  if (known.length === 0) return [];
  const passing = passingCosts(entries);
  const loose = (from: number, to: number): number =>
    passing(from, to) >= costs.notCounted ? costs.looseEnd : 0;
  const years = yearsAround(entries);
  const best: number[] = [];
  const before: number[] = [];
  const restarts: boolean[] = [];
  for (let b = 0; b < known.length; b += 1) {
    const to = known[b] as (typeof known)[number];
    let least = passing(0, to.i) + startCost(to.number, to.i, startsAt) + loose(0, to.i);
    let from = -1;
    let isNew = false;
    for (let a = b - 1; a >= 0 && b - a <= lookBack; a -= 1) {
      const one = known[a] as (typeof known)[number];
      const soFar = best[a] ?? 0;
      const passed = passing(one.i + 1, to.i);
      if (passed >= least) break;
      const cost = soFar + passed;
      if (cost >= least) continue;
      const between = to.i - one.i - 1;
      if (to.number > one.number) {
        const on = cost + roomCost(to.number - one.number - 1, between);
        if (on < least) [least, from, isNew] = [on, a, false];
      }
      if (cost >= least) continue;
      const anew = cost + restartCost(to.number, between, years(one.i, to.i)) + loose(one.i + 1, to.i);
      if (anew < least) [least, from, isNew] = [anew, a, true];
    }
    best.push(least);
    before.push(from);
    restarts.push(isNew);
  }
  let last = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let b = 0; b < known.length; b += 1) {
    const { i, number } = known[b] as (typeof known)[number];
    const after = entries.length - 1 - i;
    const end =
      (best[b] ?? 0) +
      passing(i + 1, entries.length) +
      loose(i + 1, entries.length) +
      (endsAt === null ? 0 : roomCost(endsAt - number, after));
    if (end < least) [least, last] = [end, b];
  }
  const chain: { index: number; isNew: boolean }[] = [];
  for (let b = last; b >= 0; b = before[b] ?? -1)
    chain.push({ index: known[b]?.i ?? 0, isNew: restarts[b] ?? false });
  let run = 0;
  return chain.toReversed().map(({ index, isNew }) => ({ index, run: isNew ? ++run : run }));
}

const gapCost = (missing: number): number => costs.gap + costs.wider * Math.log2(missing);

/** `room` numbers for `between` entries. */
function roomCost(room: number, between: number): number {
  if (room > between) return gapCost(room - between);
  return room < between ? costs.noRoom + costs.oneMoreWithoutRoom * (between - room) : 0;
}

function startCost(number: number, before: number, startsAt: number | null): number {
  const room = number - (startsAt ?? 1);
  // a second book of a year goes on counting: what is below its first number is not missed
  return startsAt === null && room > before ? 0 : roomCost(room, before);
}

function restartCost(
  number: number,
  between: number,
  years: ReturnType<ReturnType<typeof yearsAround>>,
): number {
  const missing = number - 1 - between;
  return costs.restart[years] + (missing > 0 ? costs.restartNotAtOne[years] + gapCost(missing) : 0);
}

/** What it costs that no number from one entry up to another (exclusive) counts. */
function passingCosts(entries: readonly Numbered[]): (from: number, to: number) => number {
  const own = entries.map(({ number, isSettled }) =>
    number === null ? costs.unread : isSettled ? costs.notCountedSettled : costs.notCounted,
  );
  const sums = [0];
  /** Next entry with a number, itself counted. */
  const next = new Array<number>(entries.length + 1).fill(entries.length);
  const run = own.map((cost, i) => {
    const last = goesOnFrom(entries, i);
    if (last === null) return cost;
    return goesOnFrom(entries, last) === null ? costs.goesOn : costs.goesOnLong;
  });
  for (const cost of run) sums.push((sums.at(-1) ?? 0) + cost);
  for (let i = entries.length - 1; i >= 0; i -= 1)
    next[i] = entries[i]?.number === null ? (next[i + 1] ?? 0) : i;
  return (from, to) => {
    // the first one passed over goes on from nothing that was, the second from one only
    const first = next[from] ?? entries.length;
    const second = next[first + 1] ?? entries.length;
    const extra =
      (first < to ? (own[first] ?? 0) - (run[first] ?? 0) : 0) +
      (second < to && run[second] === costs.goesOnLong ? costs.goesOn - costs.goesOnLong : 0);
    return (sums[to] ?? 0) - (sums[from] ?? 0) + extra;
  };
}

/** The entry read before it, where its number is as far from that one's as the two stand apart. */
function goesOnFrom(entries: readonly Numbered[], i: number): number | null {
  const own = entries[i]?.number ?? null;
  if (own === null) return null;
  for (let back = 1; back <= 4 && i - back >= 0; back += 1) {
    const number = entries[i - back]?.number ?? null;
    if (number !== null) return own - number === back ? i - back : null;
  }
  return null;
}
