import { blockKeysOf } from '#pipeline/match/block.ts';
import { relate } from '#pipeline/match/relate.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import type { NoiseLevel } from '../../population/noise.ts';
import { makePopulation, type Population } from '../../population/make-population.ts';
import type { Sheet } from '../../population/sheet.ts';
import { type PairScore, pairScore } from './pair-score.ts';
import { entriesOf } from './relate-rows.ts';

/** Entries of these two kinds, by whom the pair is of one person, as `birth child – marriage wife`. */
export interface PeopleResult {
  readonly births: number;
  /** Marriages and deaths that were held against everything. */
  readonly asked: number;
  readonly all: PairScore;
  readonly byRoles: Readonly<Record<string, PairScore>>;
}

interface Mention {
  readonly role: PersonRole;
  readonly person: number;
}

/** People whom a row names, as they truly are. */
export function mentionsOf({ kind, truth }: Sheet, row: number): readonly Mention[] {
  const [person, mother, father] = [truth.person[row], truth.mother[row], truth.father[row]].map(
    (one) => one ?? -1,
  ) as [number, number, number];
  const all: readonly Mention[] =
    kind === 'birth'
      ? [
          { role: 'child', person },
          { role: 'mother', person: mother },
          { role: 'father', person: father },
        ]
      : kind === 'marriage'
        ? [
            { role: 'wife', person },
            { role: 'husband', person: father },
          ]
        : [{ role: 'deceased', person }];
  return all.filter((one) => one.person >= 0);
}

/**
 * One person in entries of two kinds: as many marriages and deaths as asked for, each held against all births and marriages that share a
 * block key with it, by the weights that the product ships. Pairs that share no key are missed, and count so.
 */
export function evaluatePeople(births: number, seed: number, noise: NoiseLevel, asked: number): PeopleResult {
  const population = makePopulation({ births, seed, noise, besides: ['marriage', 'death'] });
  const entries = placesByKey(population);
  const counts = new Map<string, { truth: number; found: number; right: number }>();
  const count = (roles: string, what: 'truth' | 'found' | 'right'): void => {
    const of = counts.get(roles) ?? { truth: 0, found: 0, right: 0 };
    of[what] += 1;
    counts.set(roles, of);
  };
  let done = 0;
  for (const sheet of [population.marriages, population.deaths]) {
    const others =
      sheet.kind === 'marriage' ? [population.births] : [population.births, population.marriages];
    const step = Math.max(1, Math.floor(sheet.table.size / (asked / 2)));
    const entryOf = entriesOf(sheet.kind, sheet.table);
    for (let row = 0; row < sheet.table.size; row += step) {
      done += 1;
      const own = mentionsOf(sheet, row);
      const entry = entryOf(row);
      for (const other of others) {
        for (const { role, mention } of entries.ofPeople(other, own))
          count(`${mention.role} – ${role}`, 'truth');
        const otherEntry = entriesOf(other.kind, other.table);
        for (const near of entries.near(other, blockKeysOf(sheet.kind, entry.values)))
          for (const { roles, kind, probability, model } of relate(entry, otherEntry(near))) {
            if (kind !== 'same-person' || probability < model.thresholds.tell) continue;
            const name = `${roles[0]} – ${roles[1]}`;
            count(name, 'found');
            const mine = own.find(({ role }) => role === roles[0])?.person;
            const theirs = mentionsOf(other, near).find(({ role }) => role === roles[1])?.person;
            if (mine !== undefined && mine === theirs) count(name, 'right');
          }
      }
    }
  }
  const byRoles = [...counts].map(([roles, of]) => [roles, pairScore(of.truth, of.found, of.right)] as const);
  const sum = (what: 'truth' | 'found' | 'right') =>
    byRoles.reduce((total, [, score]) => total + score[what], 0);
  return {
    ...{ births, asked: done },
    all: pairScore(sum('truth'), sum('found'), sum('right')),
    byRoles: Object.fromEntries(byRoles.toSorted(([, a], [, b]) => b.truth - a.truth)),
  };
}

/** Rows of births and marriages by block key, and by who is named in them. */
function placesByKey({ births, marriages }: Population) {
  const made = new Map(
    [births, marriages].map((sheet) => {
      const byKey = new Map<string, number[]>();
      const byPerson = new Map<number, { row: number; role: PersonRole }[]>();
      const entryOf = entriesOf(sheet.kind, sheet.table);
      for (let row = 0; row < sheet.table.size; row += 1) {
        for (const key of blockKeysOf(sheet.kind, entryOf(row).values)) into(byKey, key, row);
        for (const { role, person } of mentionsOf(sheet, row)) into(byPerson, person, { row, role });
      }
      return [sheet, { byKey, byPerson }] as const;
    }),
  );
  return {
    near: (sheet: Sheet, keys: readonly string[]): ReadonlySet<number> =>
      new Set(keys.flatMap((key) => made.get(sheet)?.byKey.get(key) ?? [])),
    ofPeople: (sheet: Sheet, mentions: readonly Mention[]) =>
      mentions.flatMap((mention) =>
        (made.get(sheet)?.byPerson.get(mention.person) ?? []).map(({ role }) => ({ role, mention })),
      ),
  };
}

function into<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
