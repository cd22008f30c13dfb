import type { EntryId, OfficerId, PersonId } from '#schemas/ids.ts';
import type { Mention, PersonChange } from '#schemas/relation.ts';
import { type Bonding, bondsOf } from './bonds.ts';
import { personsOf } from './persons.ts';
import { mentionKey } from './relation-id.ts';

/** What is known of who is who, and where changes of it go. In one transaction, nobody else settling meanwhile. */
export interface PersonPorts {
  /** Relations of these entries with any others, none that are gone. */
  bondings(entryIds: readonly EntryId[]): Promise<readonly Bonding[]>;
  /** Who was so far whoever is named in these entries, with all their other mentions. */
  personsNamed(entryIds: readonly EntryId[]): Promise<readonly { mention: Mention; person: PersonId }[]>;
  newPersonId(): PersonId;
  keepPersonChanges(
    changes: readonly PersonChange[],
    when: { readonly at: Date; readonly by: OfficerId | 'machine' },
  ): Promise<void>;
}

/** A person of more mentions is a mistake of the weights: then only what people said puts more together. */
const mostMentions = 400;

/**
 * Brings persons up to date around some mentions after their relations changed: everybody who is bound to them, over however
 * many others, is looked at anew. Doing it again changes nothing. Returns what changed.
 */
export async function settlePersons(
  ports: PersonPorts,
  touched: readonly Mention[],
  when: { readonly at: Date; readonly by: OfficerId | 'machine' },
): Promise<readonly PersonChange[]> {
  const bondings = new Map<string, Bonding>();
  const former = new Map<string, PersonId>();
  const mentions = new Set<string>();
  const seen = new Set<EntryId>();
  let next = touched.map(mentionKey);
  while (next.length > 0) {
    for (const mention of next) mentions.add(mention);
    const entries = [...new Set(next.map(entryOf))].filter((id) => !seen.has(id));
    for (const id of entries) seen.add(id);
    if (entries.length > 0) {
      const [more, persons] = [await ports.bondings(entries), await ports.personsNamed(entries)];
      for (const bonding of more) bondings.set(bonding.id, bonding);
      for (const { mention, person } of persons) former.set(mentionKey(mention), person);
    }
    const isCrowd = mentions.size > mostMentions;
    next = reached(mentions, former, [...bondings.values()], isCrowd);
  }
  const isCrowd = mentions.size > mostMentions;
  const bonds = [...bondings.values()]
    .flatMap(bondsOf)
    .filter(({ a, b, decidedAt }) => mentions.has(a) && mentions.has(b) && !(isCrowd && decidedAt === null));
  const own = new Map([...former].filter(([mention]) => mentions.has(mention)));
  const changes = personsOf({ mentions: [...mentions], bonds, former: own }, () => ports.newPersonId());
  if (changes.length > 0) await ports.keepPersonChanges(changes, when);
  return changes;
}

const entryOf = (mention: string): EntryId => mention.split(' ')[0] as EntryId;

/** Mentions one step on: bound to one that is known, or the same person so far. */
function reached(
  mentions: ReadonlySet<string>,
  former: ReadonlyMap<string, PersonId>,
  bondings: readonly Bonding[],
  isCrowd: boolean,
): string[] {
  const persons = new Set([...mentions].flatMap((mention) => former.get(mention) ?? []));
  const found = new Set([...former].filter(([, person]) => persons.has(person)).map(([mention]) => mention));
  for (const { a, b, joins, decidedAt } of bondings.flatMap(bondsOf)) {
    if (!joins || (isCrowd && decidedAt === null)) continue;
    if (mentions.has(a)) found.add(b);
    if (mentions.has(b)) found.add(a);
  }
  return [...found].filter((mention) => !mentions.has(mention));
}
