import type { CandidatePair, Comparable, Comparison, ComparisonLevel } from '#schemas/match.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import { compare } from './compare.ts';
import { nameRarity } from './name-rarity.ts';
import weights from './weights.json' with { type: 'json' };

type Table = Readonly<Record<string, { exact: number; near: number; differs: number }>>;
const table: Table = weights.fields;

/**
 * How much two entries speak for one registration, in bits (log2 odds), with every comparison that made it so. Symmetric. Names
 * count by their rarity, so a shared Nguyễn says little. What the parents say together is capped: brothers and sisters
 * share parents, and must not look like one child. @source research/peers.md d; weights.json says when its figures were made
 */
export function weigh(kind: RecordKind, a: Comparable, b: Comparable): Omit<CandidatePair, 'entryId'> {
  const comparisons = comparedFields[kind].map(([field, reader]): Comparison => {
    const level = compare(reader, a.values[field], b.values[field]);
    const weight =
      level === 'missing'
        ? 0
        : reader === 'name'
          ? weighNames(field, level, a, b)
          : (table[field]?.[level as 'exact' | 'near' | 'differs'] ?? 0);
    return { field, level, weight: round(weight) };
  });
  const isParents = ({ field }: Comparison) => (weights.parents as readonly string[]).includes(field);
  const sum = (some: readonly Comparison[]) => some.reduce((total, { weight }) => total + weight, 0);
  const parents = Math.min(sum(comparisons.filter(isParents)), weights.parentsMost);
  return { weight: round(parents + sum(comparisons.filter((one) => !isParents(one)))), comparisons };
}

const round = (bits: number): number => Math.round(bits * 100) / 100;

/** Fields of a kind that weigh, with their readers. */
const fieldsThatWeigh = [...weights.subjects, ...weights.parents, ...Object.keys(table)] as FieldKey[];
const weighedOf = (kind: RecordKind): readonly (readonly [FieldKey, Reader])[] =>
  [...new Set(fieldsThatWeigh)].flatMap((field) => {
    const facts = factsOf(kind, field);
    return facts ? [[field, facts.reader] as const] : [];
  });
const comparedFields = {
  birth: weighedOf('birth'),
  death: weighedOf('death'),
  marriage: weighedOf('marriage'),
} as const satisfies Record<RecordKind, unknown>;

/** The commoner of the two names counts, so that the order of a and b does not. */
function weighNames(
  field: FieldKey,
  level: Exclude<ComparisonLevel, 'missing'>,
  a: Comparable,
  b: Comparable,
): number {
  const isSubject = (weights.subjects as readonly string[]).includes(field);
  if (level === 'differs') return isSubject ? weights.nameDiffers : weights.parentDiffers;
  const rarity = Math.min(
    nameRarity(a.values[field] ?? ''),
    nameRarity(b.values[field] ?? ''),
    weights.nameMost,
  );
  return level === 'exact' ? rarity : rarity * weights.nameNear;
}
