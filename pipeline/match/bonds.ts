import type { RelationId } from '#schemas/ids.ts';
import type { Comparison } from '#schemas/match.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import type { Mention, Relation, RelationVerdict } from '#schemas/relation.ts';
import { mentionKey } from './relation-id.ts';
import { isSure } from './relation-status.ts';

/** What one relation says of two mentions: they are one person, or they are not. Mentions by `mentionKey`. */
export interface Bond {
  readonly a: string;
  readonly b: string;
  readonly joins: boolean;
  readonly relationId: RelationId;
  /** Two entries of one registration; else one person in two events, or two people. */
  readonly isRegistration: boolean;
  /** When a person said so, ISO; null: the machine did. */
  readonly decidedAt: string | null;
  /** Bits. */
  readonly weight: number;
}

/** A relation as far as persons rest on it. */
export type Bonding = Pick<Relation, 'id' | 'a' | 'b' | 'kind' | 'verdict' | 'weight' | 'probability'> & {
  readonly comparisons: readonly Comparison[];
  readonly decidedAt: string | null;
};

const registrations: readonly RelationVerdict[] = ['second-copy', 're-registration', 'corrected'];
const ofOneFamily: readonly RelationVerdict[] = ['twin', 'sibling'];

/** Who else is one person where the subjects are one registration or of one family; the field that names them. */
const others: Readonly<Partial<Record<PersonRole, readonly (readonly [PersonRole, FieldKey])[]>>> = {
  child: [
    ['mother', 'motherName'],
    ['father', 'fatherName'],
  ],
  wife: [['husband', 'husbandName']],
  husband: [['wife', 'wifeName']],
};

/**
 * The bonds of a relation, none where neither a person nor the machine is sure. One registration binds everybody it names,
 * brothers and sisters their parents; who is not named in both, or not alike, is not bound by it.
 */
export function bondsOf(relation: Bonding): readonly Bond[] {
  const { id: relationId, a, b, verdict, decidedAt, weight } = relation;
  const says = verdict ?? relation.kind;
  if (verdict === null && !isSure(relation)) return [];
  const isRegistration = registrations.includes(says);
  const bond = (one: Mention, other: Mention, joins: boolean): Bond => ({
    a: mentionKey(one),
    b: mentionKey(other),
    joins,
    relationId,
    isRegistration,
    decidedAt: verdict === null ? null : decidedAt,
    weight,
  });
  const bonds = [bond(a, b, isRegistration || says === 'same-person')];
  if (a.role !== b.role || !(isRegistration || ofOneFamily.includes(says))) return bonds;
  for (const [role, field] of others[a.role] ?? []) {
    const level = relation.comparisons.find((one) => one.field === field)?.level ?? 'missing';
    if (level !== 'missing' && level !== 'differs')
      bonds.push(bond({ entryId: a.entryId, role }, { entryId: b.entryId, role }, true));
  }
  return bonds;
}
