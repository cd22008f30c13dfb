import type { RelationId } from '#schemas/ids.ts';
import type { Relation } from '#schemas/relation.ts';
import { type LinkModels, shippedModels } from './link-models.ts';
import { relate } from './relate.ts';
import type { Relatable } from './related.ts';
import { relationIdOf } from './relation-id.ts';
import { relationStatus } from './relation-status.ts';

/** More namesakes than this nobody reads. */
const mostNamesakes = 3;

/** What comparing an entry with its neighbors changes: relations to keep as they are now, and those that are no more. */
export interface Found {
  readonly keep: readonly Relation[];
  readonly gone: readonly RelationId[];
}

/** A relation of before. `isPeoples`: somebody decided it, looked at it or asked for it. */
export type KnownRelation = Relation & { readonly isPeoples: boolean };

/**
 * What an entry is to its neighbors. `known`: what was found of it before, whose other entries are among `others`; what is
 * people's is left as it stands, whatever the weights say now. The two of a relation are compared in the order of
 * their ids, so that both find the same.
 */
export function findRelations(
  self: Relatable,
  others: readonly Relatable[],
  known: readonly KnownRelation[],
  models: LinkModels = shippedModels,
): Found {
  const found = others
    .filter(({ entryId }) => entryId !== self.entryId)
    .flatMap((other) => relationsOf(self, other, models));
  return keptOf(found, known);
}

/** Of what was found of an entry now, what is kept; of what was found before (`known`), what is no more. */
export function keptOf<R extends Pick<Relation, 'id' | 'kind' | 'weight'>>(
  relations: readonly R[],
  known: readonly Pick<KnownRelation, 'id' | 'status' | 'isPeoples'>[],
): { readonly keep: readonly R[]; readonly gone: readonly RelationId[] } {
  const peoples = new Set(known.filter(({ isPeoples }) => isPeoples).map(({ id }) => id));
  const before = new Set(known.filter(({ status }) => status !== 'gone').map(({ id }) => id));
  const found = relations
    .filter(({ id }) => !peoples.has(id))
    .sort((x, y) => y.weight - x.weight || (x.id < y.id ? -1 : 1));
  const isKnownNamesake = ({ id, kind }: R) => kind === 'namesake' && before.has(id);
  let namesakes = found.filter(isKnownNamesake).length;
  const keep = found.filter((relation) => {
    if (relation.kind !== 'namesake' || isKnownNamesake(relation)) return true;
    namesakes += 1;
    return namesakes <= mostNamesakes;
  });
  const still = new Set(keep.map(({ id }) => id));
  const gone = [...before].filter((id) => !peoples.has(id) && !still.has(id));
  return { keep, gone };
}

/** What two entries are to each other, as it is kept. */
export function relationsOf(
  one: Relatable,
  other: Relatable,
  models: LinkModels = shippedModels,
): readonly Relation[] {
  const [a, b] = one.entryId < other.entryId ? [one, other] : [other, one];
  return relate(a, b, models).flatMap(
    ({ roles, kind, weight, probability, twin, comparisons, model }): Relation[] => {
      const status = relationStatus({ kind, probability, twin }, model.thresholds);
      if (status === null) return [];
      const mentions = [
        { entryId: a.entryId, role: roles[0] },
        { entryId: b.entryId, role: roles[1] },
      ] as const;
      return [
        {
          id: relationIdOf(...mentions),
          a: mentions[0],
          b: mentions[1],
          kind,
          weight,
          probability,
          comparisons: [...comparisons],
          model: `${model.id} ${model.made}`,
          status,
          verdict: null,
        },
      ];
    },
  );
}
