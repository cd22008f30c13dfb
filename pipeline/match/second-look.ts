import type { Relation, RelationVerdict } from '#schemas/relation.ts';

/** So sure must the machine be before a person who says otherwise is asked twice. */
const strongly = 0.9;

/** What answers come to: whether one registration or one person is meant, and how near the two are else. */
const groupOf = {
  'second-copy': 'one',
  're-registration': 'one',
  corrected: 'one',
  'same-person': 'one',
  twin: 'family',
  sibling: 'family',
  namesake: 'none',
  'different-people': 'none',
} as const satisfies Record<RelationVerdict, string>;

/**
 * Whether what a person said blind and what the machine is sure of cannot both be so: then somebody else looks before it is
 * decided. Which kind of one registration it is they may see differently; that does no harm to anybody.
 */
export const disagreesStrongly = (
  { kind, probability, model }: Pick<Relation, 'kind' | 'probability' | 'model'>,
  said: RelationVerdict,
): boolean => model !== 'person' && probability >= strongly && groupOf[kind] !== groupOf[said];
