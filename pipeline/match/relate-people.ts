import type { Comparison, ComparisonLevel } from '#schemas/match.ts';
import { fieldOf } from './columns-of.ts';
import { missing } from './compare/comparator.ts';
import { nameComparator } from './compare/name.ts';
import { couldBeOne } from './could-be-one.ts';
import { peopleLevels } from './people-levels.ts';
import { priorOfRoles } from './prior-of.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import { oncePer } from './once-per.ts';
import { peopleSeen, personColumns, type PersonSeen } from './person-columns.ts';
import type { Relatable, Related } from './related.ts';
import { type LevelOfPair, type WeighedPair, weighLevels } from './weigh-pair.ts';

/**
 * The people who are in both entries, in other roles or in the same: the child of one is the bride of the other, two births
 * have one mother. Subjects of two entries of one kind are not among them, that is for the entries' own model; who
 * cannot be one in one life is not either. Only what is likelier so than not.
 */
export function relatePeople(model: LinkModel, a: Relatable, b: Relatable): readonly Related[] {
  const [those, others] = [peopleIn(a), peopleIn(b)];
  return those.flatMap((one) =>
    others.flatMap((other) => {
      if (a.kind === b.kind && one.role === other.role && isSubject(one)) return [];
      if (!hasLikeName(one, other) || !couldBeOne(one, other)) return [];
      const levels = peopleLevels(model, one, other);
      const weighed = weighLevels(model, levels, priorOfRoles(model, one.role, other.role));
      return weighed.best === 0 ? [] : [relatedPeople(model, a, b, { one, other, levels, weighed })];
    }),
  );
}

/** An entry is held against many. */
const peopleIn = oncePer(({ kind, values }: Relatable) => peopleSeen(kind, values));

/** Whose entries their own model relates: a birth's child, a death's deceased. */
const isSubject = ({ role }: PersonSeen): boolean => role === 'child' || role === 'deceased';

const farthest = nameComparator.levels.indexOf('part');
const preparedName = oncePer(({ columns }: PersonSeen) => nameComparator.prepare(columns.name ?? ''));
/** Quicker than all comparisons, and few get past it. */
function hasLikeName(one: PersonSeen, other: PersonSeen): boolean {
  const [a, b] = [preparedName(one), preparedName(other)];
  return a !== null && b !== null && nameComparator.compare(a, b) < farthest;
}

interface Sighting {
  readonly one: PersonSeen;
  readonly other: PersonSeen;
  readonly levels: readonly LevelOfPair[];
  readonly weighed: WeighedPair;
}

function relatedPeople(
  model: LinkModel,
  a: Relatable,
  b: Relatable,
  { one, other, levels, weighed }: Sighting,
): Related {
  const same = weighed.best;
  const comparisons = model.comparisons.flatMap(({ name, levels: names }, c): Comparison[] => {
    const { level } = levels[c] as LevelOfPair;
    const column = (who: PersonSeen): string | undefined =>
      (personColumns[who.role] as Readonly<Record<string, string>>)[name];
    const [mine, theirs] = [column(one), column(other)];
    // what only one kind of entry ever says is no comparison
    if (mine === undefined || theirs === undefined) return [];
    const [field, otherField] = [fieldOf(mine, a.values), fieldOf(theirs, b.values)];
    return [
      {
        field,
        ...(field === otherField ? {} : { otherField }),
        level: level === missing ? 'missing' : (names[level] as ComparisonLevel),
        weight: rounded(weighed.bits[c]?.[same] ?? 0),
      },
    ];
  });
  return {
    roles: [one.role, other.role],
    kind: 'same-person',
    weight: rounded(weighed.weights[same] as number),
    probability: weighed.probabilities[same] as number,
    twin: 0,
    comparisons,
    model,
  };
}

const rounded = (bits: number): number => Math.round(bits * 100) / 100;
