import type { LifeEdge, LifeLink } from '#schemas/api/life.ts';
import type { Relation, RelationKind } from '#schemas/relation.ts';
import type { LifePeople } from './life-people.ts';

/** A relation with who decided it. */
export type LinkOf = (relation: Relation) => LifeLink;

export const linking =
  (deciders: ReadonlyMap<string, { readonly by: string; readonly at: Date }>): LinkOf =>
  ({ id, a, b, kind, probability, weight, comparisons, verdict }) => {
    const decided = verdict === null ? undefined : deciders.get(id);
    return {
      relationId: id,
      ...{ a, b, kind, probability, weight, comparisons, verdict },
      decided: decided ? { by: decided.by, at: decided.at.toISOString() } : null,
    };
  };

const joining: readonly RelationKind[] = ['second-copy', 're-registration', 'corrected', 'same-person'];

/** What a relation says of two people: what was decided, else what was seen; null: two who have nothing to do with each other. */
const said = ({ verdict, kind }: Relation): RelationKind | null =>
  verdict === 'different-people' ? null : (verdict ?? kind);

/** Whether it says that both are one person. */
export const joins = (relation: Relation): boolean => joining.some((kind) => kind === said(relation));

/** Twins, brothers and sisters that no entry says to be so. */
export function siblingEdges(relations: readonly Relation[], people: LifePeople, linkOf: LinkOf): LifeEdge[] {
  const edges = new Map<string, LifeEdge>();
  for (const relation of relations) {
    const what = said(relation);
    if (what !== 'twin' && what !== 'sibling') continue;
    const [from = '', to = ''] = [people.keyOf(relation.a), people.keyOf(relation.b)].sort();
    if (from !== to) edges.set(`${from} ${to}`, { what, from, to, entryIds: [], link: linkOf(relation) });
  }
  return [...edges.values()];
}
