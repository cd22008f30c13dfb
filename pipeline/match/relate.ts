import type { Comparable, Comparison } from '#schemas/match.ts';
import { type FieldKey, nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole, RelationKind } from '#schemas/relation-kind.ts';
import { weigh } from './weigh.ts';

/** An entry as it is related to others: its kind is known. */
export type Relatable = Comparable & { readonly kind: RecordKind };

/** What two mentions are to each other, and why. */
export interface Related {
  /** The mention in the first entry, and in the second. */
  readonly roles: readonly [PersonRole, PersonRole];
  readonly kind: RelationKind;
  /** Bits (log2 odds) that both are the same person or registration. */
  readonly weight: number;
  /** That `kind` is right, 0 to 1. */
  readonly probability: number;
  readonly comparisons: readonly Comparison[];
}

const subjectOf = { birth: 'child', death: 'deceased', marriage: 'wife' } as const satisfies Record<
  RecordKind,
  PersonRole
>;

/**
 * What two entries are to each other, the likeliest first; none where they have nothing to do with each other. Symmetric:
 * `relate(b, a)` says the same with `roles` turned round.
 */
export function relate(a: Relatable, b: Relatable): readonly Related[] {
  if (a.kind !== b.kind) return [];
  const { weight, comparisons } = weigh(a.kind, a, b);
  if (weight <= 0) return [];
  const subject = subjectOf[a.kind];
  const kind = kindOf(a.kind, comparisons);
  return [{ roles: [subject, subject], kind, weight, probability: 1 / (1 + 2 ** -weight), comparisons }];
}

function kindOf(record: RecordKind, comparisons: readonly Comparison[]): RelationKind {
  const levelOf = (field: FieldKey) => comparisons.find((one) => one.field === field)?.level ?? 'missing';
  const [subject] = nameFieldsOf[record];
  const isRegistration = levelOf('entryNo') === 'exact' && levelOf('registrationDate') !== 'differs';
  if (levelOf(subject) === 'differs') return levelOf('childBirthDate') === 'exact' ? 'twin' : 'sibling';
  return isRegistration ? 'second-copy' : 're-registration';
}
