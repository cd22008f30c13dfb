import type { LifeMentionView, LifeNode } from '#schemas/api/life.ts';
import { PersonId } from '#schemas/ids.ts';
import type { Mention, Relation } from '#schemas/relation.ts';
import { birthsOf, deathsOf } from '#pipeline/life/dates-of.ts';
import { doubtsOf } from './life-doubts.ts';
import { joins, type LinkOf } from './life-links.ts';
import { lifeOfMentions, type LifePeople, nameFieldOf } from './life-people.ts';

/** Somebody with every mention of them, what joined those, and what cannot be. */
export function nodeOf(
  all: LifePeople,
  key: string,
  {
    generation,
    isFocus,
    relations,
    linkOf,
  }: { generation: -1 | 0 | 1; isFocus: boolean; relations: readonly Relation[]; linkOf: LinkOf },
): LifeNode {
  const mentions = all.people.get(key) ?? [];
  const life = lifeOfMentions(all, mentions);
  const views = mentions
    .flatMap((mention) => mentionView(all, mention))
    .sort((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1));
  const personId = PersonId.safeParse(key);
  const ends = ({ a, b }: Relation) => [a, b].every((end) => all.keyOf(end) === key);
  const [born] = birthsOf(life);
  const [died] = deathsOf(life);
  return {
    key,
    personId: personId.success ? personId.data : null,
    names: spellings(views),
    born: born?.mention.values[born.field] ?? null,
    died: died?.mention.values[died.field] ?? null,
    generation,
    isFocus,
    mentions: views,
    links: relations.filter((relation) => ends(relation) && joins(relation)).map(linkOf),
    doubts: [...doubtsOf(all, key)],
  };
}

function mentionView({ entries }: LifePeople, { entryId, role }: Mention): LifeMentionView[] {
  const entry = entries.get(entryId);
  if (!entry) return [];
  const {
    recordId,
    kind,
    status,
    values,
    eventDate,
    registrationDate,
    entryNo,
    bookNo,
    bookTitle,
    registerBody,
  } = entry;
  const place = kind === 'birth' ? values.childBirthplace : kind === 'death' ? values.deathPlace : undefined;
  return [
    {
      ...{ entryId, recordId, kind, role, status, entryNo, bookNo, bookTitle, registerBody },
      name: values[nameFieldOf(role)] ?? '—',
      date: eventDate ?? registrationDate,
      place: place ?? null,
    },
  ];
}

/** Each spelling once, the commonest first; of equally common ones that of a birth entry. */
function spellings(mentions: readonly LifeMentionView[]): string[] {
  const times = (name: string) => mentions.filter((one) => one.name === name).length;
  const isBirth = (name: string) => mentions.some((one) => one.name === name && one.role === 'child');
  return [...new Set(mentions.map(({ name }) => name))].sort(
    (a, b) => times(b) - times(a) || Number(isBirth(b)) - Number(isBirth(a)),
  );
}
