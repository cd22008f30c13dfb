import type { LinkModel } from '#schemas/link-model.ts';
import type { Comparison, ComparisonLevel } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole, RelationKind } from '#schemas/relation-kind.ts';
import { columnsOf, fieldOf } from './columns-of.ts';
import { missing } from './compare/comparator.ts';
import { kindOfSame } from './kind-of-same.ts';
import { type LinkModels, shippedModels } from './link-models.ts';
import { oncePer } from './once-per.ts';
import { relatePeople } from './relate-people.ts';
import type { Relatable, Related } from './related.ts';
import { type LevelOfPair, levelsOf, type WeighedPair, weighLevels } from './weigh-pair.ts';

export const subjectOf = { birth: 'child', death: 'deceased', marriage: 'wife' } as const satisfies Record<
  RecordKind,
  PersonRole
>;

/**
 * What two entries are to each other, the likeliest first; none where they have nothing to do with each other. Entries of one
 * kind: one registration (and which kind of one), twins, siblings, or namesakes; of any kinds: the people who are in
 * both. Symmetric: `relate(b, a)` says the same with `roles` turned round.
 */
export function relate(a: Relatable, b: Relatable, models: LinkModels = shippedModels): readonly Related[] {
  const entries = a.kind === b.kind ? relateEntries(models.entries[a.kind], a, b) : null;
  const isFamily = entries !== null && entries.kind !== 'namesake';
  // one registration, twins and siblings say by themselves who else is one (see `bonds.ts`)
  const people = isFamily ? [] : relatePeople(models.person, a, b);
  return [...(entries ? [entries] : []), ...people].toSorted((x, y) => y.weight - x.weight);
}

/** Names this near are one name to whoever reads them. */
export const alike: readonly ComparisonLevel[] = ['exact', 'spelling', 'marks', 'tone'];
/** Dates of birth that a namesake is met by; farther apart nobody takes two for one. */
export const aboutThen: readonly ComparisonLevel[] = ['exact', 'contained', 'day-month', 'digit', 'close'];

/** An entry is held against many. */
const comparedColumns = oncePer(({ kind, values }: Relatable) => columnsOf(kind, values));

function relateEntries(model: LinkModel, a: Relatable, b: Relatable): Related | null {
  const levels = levelsOf(model, comparedColumns(a), comparedColumns(b));
  const weighed = weighLevels(model, levels, model.prior);
  const best = model.classes[weighed.best];
  const role = subjectOf[a.kind];
  const related = (kind: RelationKind, k: number, probability: number): Related => ({
    roles: [role, role],
    kind,
    weight: rounded(weighed.weights[k] as number),
    probability,
    twin: weighed.probabilities[model.classes.indexOf('twin')] ?? 0,
    comparisons: model.comparisons.map(({ columns }, c) =>
      comparisonOf(model, { a, b, c, k, levels, weighed }, columns[0] as string),
    ),
    model,
  });
  const probability = weighed.probabilities[weighed.best] as number;
  if (best === 'same') return related(kindOfSame(model, levels, a, b), weighed.best, probability);
  if (best === 'twin' || best === 'sibling') return related(best, weighed.best, probability);
  const levelAt = (c: number) => levelName(model, levels, c);
  const isNamesake = alike.includes(levelAt(0)) && aboutThen.includes(levelAt(1));
  return isNamesake ? related('namesake', model.classes.indexOf('same'), probability) : null;
}

/** The level of a comparison by its name. */
export const levelName = (model: LinkModel, levels: readonly LevelOfPair[], c: number): ComparisonLevel => {
  const level = levels[c]?.level ?? missing;
  return level === missing ? 'missing' : (model.comparisons[c]?.levels[level] as ComparisonLevel);
};

interface Pair {
  readonly a: Relatable;
  readonly b: Relatable;
  readonly c: number;
  readonly k: number;
  readonly levels: readonly LevelOfPair[];
  readonly weighed: WeighedPair;
}

function comparisonOf(model: LinkModel, { a, b, c, k, levels, weighed }: Pair, column: string): Comparison {
  const [field, otherField] = [fieldOf(column, a.values), fieldOf(column, b.values)];
  return {
    field,
    ...(otherField === field ? {} : { otherField }),
    level: levelName(model, levels, c),
    weight: rounded(weighed.bits[c]?.[k] ?? 0),
  };
}

const rounded = (bits: number): number => Math.round(bits * 100) / 100;
