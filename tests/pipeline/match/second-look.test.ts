import { expect, test } from 'vitest';
import { disagreesStrongly } from '#pipeline/match/second-look.ts';
import type { Relation, RelationVerdict } from '#schemas/relation.ts';

test.each<[Relation['kind'], number, RelationVerdict, boolean]>([
  ['re-registration', 0.97, 'different-people', true],
  ['re-registration', 0.97, 'twin', true],
  ['twin', 0.95, 're-registration', true],
  ['namesake', 0.95, 'same-person', true],
  // which kind of one registration it is harms nobody
  ['re-registration', 0.97, 'second-copy', false],
  ['sibling', 0.99, 'twin', false],
  ['namesake', 0.99, 'different-people', false],
  // a machine that is not sure is no reason
  ['re-registration', 0.89, 'different-people', false],
])(
  'a machine that says %s with %d against %s wants a second person: %s',
  (kind, probability, said, wanted) => {
    expect(disagreesStrongly({ kind, probability, model: 'em-1' }, said)).toBe(wanted);
    expect(disagreesStrongly({ kind, probability, model: 'person' }, said)).toBe(false);
  },
);
