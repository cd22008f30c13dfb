import type { LinkModel } from '#schemas/link-model.ts';
import type { Comparable, Comparison } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole, RelationKind } from '#schemas/relation-kind.ts';

/** An entry as it is related to others: its kind is known. */
export type Relatable = Comparable & { readonly kind: RecordKind };

/** What two mentions are to each other, and why. */
export interface Related {
  /** The mention in the first entry, and in the second. */
  readonly roles: readonly [PersonRole, PersonRole];
  readonly kind: RelationKind;
  /** Bits (log2 odds) that they are this rather than unrelated: the prior, and all weights of `comparisons`. */
  readonly weight: number;
  /** That `kind` is right, 0 to 1. */
  readonly probability: number;
  /** That they are twins instead, 0 to 1. */
  readonly twin: number;
  readonly comparisons: readonly Comparison[];
  /** Which weights said so, and from which probability on it is asked or told. */
  readonly model: Pick<LinkModel, 'id' | 'made' | 'thresholds'>;
}
