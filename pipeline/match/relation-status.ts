import type { LinkModel } from '#schemas/link-model.ts';
import type { Related } from './related.ts';
import type { Relation, RelationStatus } from '#schemas/relation.ts';
import { entryModels, personModel } from './link-models.ts';

/**
 * Where a relation stands that the machine found: whether two entries are one registration is asked, for papers follow from
 * it; twins, brothers and sisters, one person in two events and namesakes are told with their reasons and nobody is
 * asked. Nor is anybody where one registration may as well be twins: it is told. Null: not worth keeping.
 */
export function relationStatus(
  { kind, probability, twin }: Pick<Related, 'kind' | 'probability' | 'twin'>,
  { ask, tell, twin: mostTwin = 1 }: LinkModel['thresholds'],
): Extract<RelationStatus, 'asked' | 'told'> | null {
  switch (kind) {
    case 'second-copy':
    case 're-registration':
    case 'corrected':
      if (probability < ask) return null;
      return twin > mostTwin ? 'told' : 'asked';
    case 'twin':
    case 'sibling':
    case 'same-person':
    case 'namesake':
      return probability >= tell ? 'told' : null;
  }
}

/**
 * Whether people are put together, or kept apart, by it before anybody decided. Takes as much as asking and telling together:
 * a wrong telling is one line, a wrong person is all their lines;.
 */
export function isSure({ a, b, probability }: Pick<Relation, 'a' | 'b' | 'probability'>): boolean {
  const { ask, tell } = weighedBy(a.role, b.role).thresholds;
  return probability >= Math.max(ask, tell);
}

/** Two subjects are weighed as entries of their kind, all others as people. */
function weighedBy(one: Relation['a']['role'], other: Relation['a']['role']): LinkModel {
  if (one !== other) return personModel;
  switch (one) {
    case 'child':
      return entryModels.birth;
    case 'deceased':
      return entryModels.death;
    case 'wife':
      return entryModels.marriage;
    default:
      return personModel;
  }
}
