import type { LifeEdge, LifeView } from '#schemas/api/life.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Mention } from '#schemas/relation.ts';
import { generationsOf, tiesOf } from '#pipeline/life/family.ts';
import { decidersOf, relationsAmong, siblingEntries } from '#store/life.ts';
import type { Db } from '#store/open.ts';
import { booksInScope } from '#store/scope.ts';
import { linking, siblingEdges } from './life-links.ts';
import { nodeOf } from './life-node.ts';
import { peopleIn, withinBooks } from './life-people.ts';

/** More people than these are no longer read on one page. */
const mostPeople = 60;

/**
 * A person's life and who stands beside them, one step away: parents, spouses, children and their other parents, brothers and
 * sisters. Mentions in books that are not the officer's are counted and not shown; nobody is guessed from them.
 */
export async function lifeOf(db: Db, officer: Officer, focus: Mention): Promise<LifeView> {
  const own = await peopleIn(db, [focus.entryId]);
  const ownEntries = entriesOf(own.people.get(own.keyOf(focus)) ?? [focus]);
  const siblings = await siblingEntries(db, ownEntries);
  const everybody = await peopleIn(db, [...new Set([...ownEntries, ...siblings])]);
  const { shown, leftOut } = withinBooks(everybody, await booksInScope(db, officer));
  const focusKey = shown.keyOf(focus);

  const relations = await relationsAmong(db, [...shown.entries.keys()]);
  const linkOf = linking(
    await decidersOf(
      db,
      relations.map(({ id }) => id),
    ),
  );
  const ties = tiesOf([...shown.people].map(([key, mentions]) => ({ key, mentions })));
  const bySibling = siblingEdges(relations, shown, linkOf);
  const generations = generationsOf(focusKey, ties);
  const near = [...shown.people.keys()]
    .map((key) => ({ key, generation: generations.get(key) ?? (isTied(key, bySibling) ? 0 : null) }))
    .filter(
      (one): one is { key: string; generation: -1 | 0 | 1 } =>
        one.generation !== null && Math.abs(one.generation) <= 1,
    )
    .sort((a, b) => Number(b.key === focusKey) - Number(a.key === focusKey) || a.generation - b.generation);
  const kept = near.slice(0, mostPeople);
  const keys = new Set(kept.map(({ key }) => key));
  const isShown = ({ from, to }: { from: string; to: string }) => keys.has(from) && keys.has(to);
  return {
    nodes: kept.map(({ key, generation }) =>
      nodeOf(shown, key, { generation, isFocus: key === focusKey, relations, linkOf }),
    ),
    edges: [
      ...ties.map((tie): LifeEdge => ({ ...tie, entryIds: [...tie.entryIds], link: null })),
      ...bySibling,
    ].filter(isShown),
    leftOut,
    isCut: kept.length < near.length,
  };
}

const entriesOf = (mentions: readonly Mention[]): readonly EntryId[] => [
  ...new Set(mentions.map(({ entryId }) => entryId)),
];
const isTied = (key: string, edges: readonly LifeEdge[]): boolean =>
  edges.some(({ from, to }) => from === key || to === key);
