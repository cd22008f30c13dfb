import type { Relation, RelationStatus } from '#schemas/relation.ts';

/** Probability from which a person is asked, and from which it is told and taken for sure. */
export const thresholds = { ask: 0.5, tell: 0.95 } as const;

/**
 * Where a relation stands that the machine found: whether two entries are one registration is asked, for papers follow from
 * it; twins, brothers and sisters, one person in two events and namesakes are told with their reasons and nobody is
 * asked. Null: not worth keeping.
 */
export function relationStatus({
  kind,
  probability,
}: Pick<Relation, 'kind' | 'probability'>): Extract<RelationStatus, 'asked' | 'told'> | null {
  switch (kind) {
    case 'second-copy':
    case 're-registration':
    case 'corrected':
      return probability >= thresholds.ask ? 'asked' : null;
    case 'twin':
    case 'sibling':
    case 'same-person':
    case 'namesake':
      return probability >= thresholds.tell ? 'told' : null;
  }
}

/** Whether people are put together, or kept apart, by it before anybody decided. */
export const isSure = ({ probability }: Pick<Relation, 'probability'>): boolean =>
  probability >= thresholds.tell;
