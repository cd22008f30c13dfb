import type { LinkModel } from '#schemas/link-model.ts';
import { PersonRole } from '#schemas/relation-kind.ts';
import { nameComparator } from '../compare/name.ts';
import { generationRarity } from '../generation-rarity.ts';
import { priorOfRoles } from '../prior-of.ts';
import { rarityBits } from '../rarity-bits.ts';
import { aboutThen, alike } from '../relate.ts';
import { comparedColumns } from './compare-column.ts';
import type { PackedEntries, PackedRows } from './pack-entries.ts';
import { mostTellingFirst } from './score-table.ts';
import { openWeigher } from './weigh-rows.ts';

/** Bits that sums in another order, and rarities of 32 bits, may be off. */
const slack = 0.01;
const subjects: readonly number[] = (['child', 'deceased'] as const).map((role) =>
  PersonRole.options.indexOf(role),
);
const farthest = nameComparator.levels.indexOf('part');

/**
 * Whether `relationsOf` of two entries could find anything to keep: it finds nothing of those that are passed over here, and something
 * of most others. From numbers alone, a hundredth of its work (`tests/pipeline/match/batch/screen-entries.test.ts`).
 */
export function openScreen(packed: PackedEntries): (a: number, b: number) => boolean {
  const { kindOf, rowOf, peopleFrom, roles, sexes } = packed;
  const kinds = packed.kinds.map(openRows);
  const namesakes = packed.kinds.map(openNamesakes);
  const people = openPeople(packed);
  const { places, columns, model } = packed.people;
  const at = model.comparisons.findIndex((one) => one.comparator === 'name' && one.columns.join() === 'name');
  const name = comparedColumns(packed.people)[at];
  const isNamedAlike = (one: number, other: number): boolean => {
    if (!name) return true;
    const [x, y] = [one, other].map((row) => places[row * columns.length + at]) as [number, number];
    return x >= 0 && y >= 0 && name.levelOf(x, y) < farthest;
  };
  const couldBeOne = (one: number, other: number, isOneKind: boolean): boolean => {
    const [role, sex] = [roles[one] as number, sexes[one] as number];
    if (isOneKind && role === roles[other] && subjects.includes(role)) return false;
    return sex === 0 || sexes[other] === 0 || sex === sexes[other];
  };
  return (a, b) => {
    const kind = kindOf[a] as number;
    const isOneKind = kind === kindOf[b];
    if (isOneKind) {
      const [x, y] = [rowOf[a] as number, rowOf[b] as number];
      if (kinds[kind]?.(x, y) || namesakes[kind]?.(x, y)) return true;
    }
    for (let one = peopleFrom[a] as number; one < (peopleFrom[a + 1] as number); one++)
      for (let other = peopleFrom[b] as number; other < (peopleFrom[b + 1] as number); other++)
        if (couldBeOne(one, other, isOneKind) && isNamedAlike(one, other) && people(one, other)) return true;
    return false;
  };
}

/**
 * Whether some class may be as likely as it takes to be asked or told. What only ever takes bits away is left out (people's roles,
 * generations: `relate-people.ts`).
 */
function openRows(rows: PackedRows): (a: number, b: number) => boolean {
  const weigh = openLikely(rows);
  return (a, b) => weigh(a, b) !== null;
}

/** The bits of two rows by class; null where none may be so likely. */
function openLikely(rows: PackedRows): (a: number, b: number) => Float64Array | null {
  const { model } = rows;
  const order = mostTellingFirst(model, { name: 'any', keys: [], most: 0 });
  const least = leastBits(model) - slack;
  const weigh = openWeigher({ ...rows, columns: comparedColumns(rows) }, model.prior, least);
  return (a, b) => weigh(order, a, b);
}

/**
 * The same of people, of whom two things are taken off that make it less likely: what their roles are below the prior of all, and how
 * much commoner their names are at their age.
 */
function openPeople({ people, roles, births }: PackedEntries): (a: number, b: number) => boolean {
  const { model, places } = people;
  const [weigh, columns] = [openLikely(people), comparedColumns(people)];
  const least = leastBits(model) - slack;
  const named = model.comparisons.flatMap((comparison, c) =>
    comparison.frequency?.generations ? [{ comparison, c }] : [],
  );
  const roleOf = (row: number): PersonRole => PersonRole.options[roles[row] as number] as PersonRole;
  const lessOf = (k: number, a: number, b: number): number => {
    const years = [births[a] as number, births[b] as number].filter((year) => year > 0);
    const below = priorOfRoles(model, roleOf(a), roleOf(b))[k] as number;
    return named.reduce(
      (less, { comparison, c }) => {
        const [x, y] = [a, b].map((row) => places[row * columns.length + c]) as [number, number];
        if (x < 0 || y < 0) return less;
        const { levelOf, rarityOf } = columns[c] as (typeof columns)[number];
        const [level, rarity] = [levelOf(x, y), rarityOf(x, y)];
        const bits = (of: number): number => rarityBits(comparison, k, level, of);
        return less + bits(rarity) - bits(generationRarity(comparison, rarity, years));
      },
      (model.prior[k] as number) - below,
    );
  };
  return (a, b) => {
    const sums = weigh(a, b);
    if (sums === null) return false;
    for (let k = 1; k < sums.length; k++) if ((sums[k] as number) - lessOf(k, a, b) >= least) return true;
    return false;
  };
}

/** A probability of a class takes so many bits against being unrelated alone. */
function leastBits({ thresholds: { ask, tell } }: LinkModel): number {
  const least = Math.min(ask, tell);
  return least >= 1 ? Number.POSITIVE_INFINITY : Math.log2(least / (1 - least));
}

/** Whether name and day of birth are as near as a namesake's. */
function openNamesakes(rows: PackedRows): (a: number, b: number) => boolean {
  const { model, places } = rows;
  const width = rows.columns.length;
  const [name, day] = comparedColumns(rows);
  const isNear = [alike, aboutThen].map((near, c) =>
    (model.comparisons[c]?.levels ?? []).map((level) => near.includes(level)),
  );
  return (a, b) => {
    const [x, y] = [places[a * width] as number, places[b * width] as number];
    if (x < 0 || y < 0 || !isNear[0]?.[name?.levelOf(x, y) ?? -1]) return false;
    const [from, to] = [places[a * width + 1] as number, places[b * width + 1] as number];
    return from >= 0 && to >= 0 && isNear[1]?.[day?.levelOf(from, to) ?? -1] === true;
  };
}
