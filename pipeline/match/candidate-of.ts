import type { EntryId } from '#schemas/ids.ts';
import type { CandidatePair } from '#schemas/match.ts';
import type { Relation } from '#schemas/relation.ts';
import { otherOf } from './relation-id.ts';

/** A relation as seen from one of its entries. Throws a plain Error when it is not about that entry. */
export function candidateOf(relation: Relation, entryId: EntryId): CandidatePair {
  const { self, other } = otherOf(relation, entryId);
  const { kind, weight, probability, comparisons } = relation;
  const seenFromB = self === relation.b;
  return {
    entryId: other.entryId,
    weight,
    // the field is the one's own, `otherField` the other's
    comparisons: comparisons.map((one) =>
      seenFromB && one.otherField ? { ...one, field: one.otherField, otherField: one.field } : one,
    ),
    kind,
    roles: [self.role, other.role],
    probability,
  };
}
