import { type EntryId, RelationId } from '#schemas/ids.ts';
import type { Comparison } from '#schemas/match.ts';
import type { PersonRole, RelationKind } from '#schemas/relation-kind.ts';
import type { Relation } from '#schemas/relation.ts';
import type { Db } from '#store/open.ts';
import { keepRelations } from '#store/relations.ts';

let planted = 0;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What a machine said of two entries, as matching keeps it. `isDrawn`: its id is one of those that a second person looks at
 * after it was decided.
 */
export async function plantRelation(
  db: Db,
  entries: readonly [EntryId, EntryId],
  facts: {
    readonly kind?: RelationKind;
    readonly probability?: number;
    readonly comparisons?: readonly Comparison[];
    readonly status?: 'told' | 'asked';
    readonly roles?: readonly [PersonRole, PersonRole];
    readonly isDrawn?: boolean;
  } = {},
): Promise<RelationId> {
  planted += 1;
  const counted = [...String(planted).padStart(8, '0')].map((digit) => letters[Number(digit)]).join('');
  const id = RelationId.parse(`relation_${'x'.repeat(16)}${counted}${facts.isDrawn ? 'aa' : 'zz'}`);
  const [first, second] = [...entries].sort();
  const roles = facts.roles ?? ['child', 'child'];
  if (!first || !second) throw new Error('a relation is of two entries');
  const relation: Relation = {
    id,
    a: { entryId: first, role: roles[0] },
    b: { entryId: second, role: roles[1] },
    kind: facts.kind ?? 're-registration',
    weight: 12.5,
    probability: facts.probability ?? 0.8,
    comparisons: [
      ...(facts.comparisons ?? [
        { field: 'childName', level: 'exact', weight: 14 },
        { field: 'childBirthDate', level: 'day-month', weight: 4 },
        { field: 'motherName', level: 'tone', weight: 6.5 },
      ]),
    ] as Comparison[],
    model: 'test',
    status: facts.status ?? 'asked',
    verdict: null,
  };
  await db.transaction().execute((tx) => keepRelations(tx, { keep: [relation], gone: [] }));
  return id;
}
