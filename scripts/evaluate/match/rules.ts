import { fold } from '#schemas/fold.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { seeded } from '../../samples/random.ts';
import { eachPairOf } from './pick-pairs.ts';
import { type PairScore, pairScore } from './pair-score.ts';

/** Child, day of birth and mother written alike, case and marks aside: what a spreadsheet finds. */
export function exactRule({ size, columns }: LinkTable, person: Int32Array): PairScore {
  const numbers = new Map<string, number>();
  const key = Int32Array.from({ length: size }, (_, row) => {
    const [child, day, mother] = [
      columns.childName?.[row],
      columns.childBirthDate?.[row],
      columns.motherName?.[row],
    ];
    if (!child || !day || !mother) return -1;
    const text = `${fold(child)}/${day}/${fold(mother)}`;
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  let [truth, found, right] = [0, 0, 0];
  eachPairOf(person, () => {
    truth += 1;
  });
  eachPairOf(key, (a, b) => {
    found += 1;
    if (person[a] === person[b]) right += 1;
  });
  return pairScore(truth, found, right);
}

/** What a rule proposes for each of some records: how many that are not the same child, and which share of those that are. */
export interface RuleFigures {
  readonly queries: number;
  readonly falsePerRecord: number;
  readonly recall: number;
  /** Share of records for which a clause has no value, so that the whole rule asks nothing. */
  readonly silent: number;
}

/**
 * The first of the rules that OpenCRVS ships for births, as far as exact words go: a word of the child's name, its day of birth
 * within five days, a word of the mother's name, her age within a year; a clause without a value silences the whole rule.
 * Its fuzziness (one or two edits) is left out, which flatters it. Asked of `queries` records by chance.
 * @source research/peers.md part d (OpenCRVS deduplication rules, Farajaland)
 */
export function openCrvsRule(
  { size, columns }: LinkTable,
  person: Int32Array,
  queries: number,
  seed: number,
): RuleFigures {
  const random = seeded(seed);
  const column = (name: string) => columns[name] ?? [];
  const words = (text: string | null | undefined) => (text ? fold(text).split(' ') : []);
  const dayOf = (text: string | null | undefined) =>
    text?.length === 10 ? Date.parse(text) / 86_400_000 : Number.NaN;
  const yearOf = (text: string | null | undefined) => Number(/\d{4}/.exec(text ?? '')?.[0] ?? Number.NaN);
  const byDay = new Map<number, number[]>();
  for (let row = 0; row < size; row += 1) {
    const day = dayOf(column('childBirthDate')[row]);
    if (!Number.isNaN(day)) byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  const rowsOf = new Map<number, number[]>();
  for (const [row, who] of person.entries()) rowsOf.set(who, [...(rowsOf.get(who) ?? []), row]);
  let [wrong, right, truth, silent] = [0, 0, 0, 0];
  const asked = Math.min(size, queries);
  for (let n = 0; n < asked; n += 1) {
    const row = random.int(0, size - 1);
    truth += (rowsOf.get(person[row] as number)?.length ?? 1) - 1;
    const day = dayOf(column('childBirthDate')[row]);
    const mother = yearOf(column('motherBirth')[row]);
    const child = new Set(words(column('childName')[row]));
    const hers = new Set(words(column('motherName')[row]));
    if (Number.isNaN(day) || Number.isNaN(mother) || child.size === 0 || hers.size === 0) {
      silent += 1;
      continue;
    }
    for (let near = day - 5; near <= day + 5; near += 1)
      for (const other of byDay.get(near) ?? []) {
        const isFound =
          other !== row &&
          Math.abs(yearOf(column('motherBirth')[other]) - mother) <= 1 &&
          words(column('childName')[other]).some((word) => child.has(word)) &&
          words(column('motherName')[other]).some((word) => hers.has(word));
        if (!isFound) continue;
        if (person[other] === person[row]) right += 1;
        else wrong += 1;
      }
  }
  return {
    queries: asked,
    falsePerRecord: wrong / asked,
    recall: truth === 0 ? 0 : right / truth,
    silent: silent / asked,
  };
}
