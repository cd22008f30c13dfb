import { comparedColumns } from '#pipeline/match/batch/compare-column.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { type LevelRows, sampleLevels } from '#pipeline/match/batch/sample-levels.ts';
import { countGenerations } from './count-generations.ts';
import { drawsFor, type FitOptions, fitSamples } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import { blankModel } from '#pipeline/match/fit/model-of.ts';
import { type PersonSeen, peopleSeen } from '#pipeline/match/person-columns.ts';
import { rolesKey } from '#pipeline/match/prior-of.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import type { Population } from '../population/make-population.ts';
import type { Sheet } from '../population/sheet.ts';
import { mentionsOf } from './match/people-set.ts';
import { entriesOf } from './match/relate-rows.ts';

/** Everybody whom entries name, of all kinds, a row each, and what is known of them besides the columns. */
interface People {
  readonly table: LinkTable;
  readonly seen: readonly PersonSeen[];
  /** Who each truly is. */
  readonly persons: readonly number[];
}

/**
 * Weights of people, learned without labels from pairs of one sex, since only such are ever weighed. How rare names are is counted
 * by age, how many pairs are one by the roles of the two.
 */
export function fitPeople(spec: LinkSpec, population: Population, options: FitOptions): LinkModel {
  const people = peopleOf(population);
  const { table, seen } = people;
  const isOpen = (a: number, b: number): boolean => areOpen(seen[a] as PersonSeen, seen[b] as PersonSeen);
  const plan = planLink(table, blankModel(spec));
  const columns = comparedColumns(plan);
  const samples = drawsFor(spec, options).map((draw) => only(sampleLevels(plan, draw, columns), isOpen));
  const model = withGenerations(fitSamples(spec, plan, samples, options), seen);
  return { ...model, ...countedPriors(people) };
}

/** Of one sex as far as known, and not the subjects of two entries of one kind. */
const areOpen = (one: PersonSeen, other: PersonSeen): boolean =>
  (one.sex === null || other.sex === null || one.sex === other.sex) &&
  !(one.role === other.role && (one.role === 'child' || one.role === 'deceased'));

/**
 * The model with names as rare as they are among people of an age: what strangers share is then what those of one age share, in the
 * mean what random pairs did.
 */
function withGenerations(model: LinkModel, seen: readonly PersonSeen[]): LinkModel {
  const generations = countGenerations(seen);
  return {
    ...model,
    comparisons: model.comparisons.map((comparison) => {
      const { frequency, levels, strangers = [] } = comparison;
      if (frequency?.of !== 'names') return comparison;
      const shared = levels.reduce(
        (sum, level, at) => sum + (readAlike.includes(level) ? (strangers[at] ?? 0) : 0),
        0,
      );
      const mean = Math.round(-Math.log2(shared) * 1000) / 1000;
      return { ...comparison, frequency: { ...frequency, mean, generations } };
    }),
  };
}
/** Names that are one when tones and marks are folded away, as rarity is counted. */
const readAlike: readonly ComparisonLevel[] = ['exact', 'spelling', 'marks', 'tone'];

function only(sample: LevelRows, isKept: (a: number, b: number) => boolean): LevelRows {
  const { width, levels, rarities, rows } = sample;
  const kept = Array.from({ length: sample.count }, (_, n) => n).filter((n) =>
    isKept(rows[2 * n] as number, rows[2 * n + 1] as number),
  );
  const of = sample.count === 0 ? 0 : (sample.of * kept.length) / sample.count;
  const take = <T extends Uint8Array | Float32Array | Int32Array>(from: T, each: number, to: T): T => {
    for (const [at, n] of kept.entries()) to.set(from.subarray(n * each, (n + 1) * each), at * each);
    return to;
  };
  return {
    ...{ count: kept.length, of, width },
    levels: take(levels, width, new Uint8Array(kept.length * width)),
    rarities: take(rarities, width, new Float32Array(kept.length * width)),
    rows: take(rows, 2, new Int32Array(kept.length * 2)),
  };
}

/** Bits that no two roles are likelier to be one than others by: who never marries twice in a population may in life. */
const mostApart = 3;

/**
 * By roles, how likely two people of one sex are one: counted, since who is who is known in a population that was made. The prior is that of
 * the likeliest roles, the others lie below.
 */
function countedPriors({ seen, persons }: People): Pick<LinkModel, 'prior' | 'priorOfRoles'> {
  const ones = onesOfRoles(seen, persons);
  const bits = [...pairsOfRoles(seen)].map(
    ([key, of]) => [key, Math.log2((ones.get(key) ?? 0) / of)] as const,
  );
  const prior = Math.max(...bits.map(([, own]) => own));
  const below = bits.map(([key, own]) => [key, Math.round(Math.max(-mostApart, own - prior) * 1000) / 1000]);
  return { prior: [0, prior], priorOfRoles: Object.fromEntries(below) };
}

/** How many pairs of each two roles are of one person. */
function onesOfRoles(seen: readonly PersonSeen[], persons: readonly number[]): ReadonlyMap<string, number> {
  const rows = new Map<number, PersonSeen[]>();
  for (const [row, person] of persons.entries()) {
    const of = rows.get(person);
    if (of) of.push(seen[row] as PersonSeen);
    else rows.set(person, [seen[row] as PersonSeen]);
  }
  const ones = new Map<string, number>();
  for (const of of rows.values())
    for (const [at, one] of of.entries())
      for (const other of of.slice(at + 1)) {
        if (!areOpen(one, other)) continue;
        const key = rolesKey(one.role, other.role);
        ones.set(key, (ones.get(key) ?? 0) + 1);
      }
  return ones;
}

/** How many pairs there are of each two roles, of one sex. */
function pairsOfRoles(seen: readonly PersonSeen[]): ReadonlyMap<string, number> {
  const groups = new Map<string, { readonly one: PersonSeen; count: number }>();
  for (const one of seen) {
    const key = `${one.role} ${one.sex}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { one, count: 1 });
  }
  const all = [...groups.values()];
  const pairs = new Map<string, number>();
  for (const [at, { one, count }] of all.entries())
    for (const [to, { one: other, count: others }] of all.entries()) {
      if (to < at || !areOpen(one, other)) continue;
      const key = rolesKey(one.role, other.role);
      const of = at === to ? (count * (count - 1)) / 2 : count * others;
      pairs.set(key, (pairs.get(key) ?? 0) + of);
    }
  return pairs;
}

const columnNames = ['name', 'birth', 'id', 'partner', 'home', 'origin', 'registrationYear'];

function peopleOf({ births, deaths, marriages }: Population): People {
  const columns: Record<string, (string | null)[]> = Object.fromEntries(
    columnNames.map((name) => [name, []]),
  );
  const [seen, persons]: [PersonSeen[], number[]] = [[], []];
  for (const sheet of [births, deaths, marriages])
    for (const { person, who } of peopleIn(sheet)) {
      seen.push(person);
      persons.push(who);
      for (const name of columnNames) columns[name]?.push(person.columns[name] ?? null);
    }
  return { table: { size: seen.length, columns }, seen, persons };
}

function* peopleIn(sheet: Sheet): Generator<{ readonly person: PersonSeen; readonly who: number }> {
  const entryOf = entriesOf(sheet.kind, sheet.table);
  for (let row = 0; row < sheet.table.size; row += 1) {
    const mentions = mentionsOf(sheet, row);
    for (const person of peopleSeen(sheet.kind, entryOf(row).values)) {
      const who = mentions.find(({ role }) => role === person.role)?.person;
      if (who !== undefined) yield { person, who };
    }
  }
}
