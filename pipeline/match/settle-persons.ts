import type { EntryId, OfficerId, PersonId } from '#schemas/ids.ts';
import type { Mention, PersonChange } from '#schemas/relation.ts';
import { type Bond, type Bonding, bondsOf } from './bonds.ts';
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
export const mostMentions = 400;

/**
 * Brings persons up to date around some entries after their relations changed: everybody named in them and everybody bound to
 * those, over however many others, is looked at anew. Doing it again changes nothing. Returns what changed.
 */
export async function settlePersons(
  ports: PersonPorts,
  touched: readonly Mention[],
  when: { readonly at: Date; readonly by: OfficerId | 'machine' },
): Promise<readonly PersonChange[]> {
  const bonds = new Map<string, readonly Bond[]>();
  const former = new Map<string, PersonId>();
  const mentions = new Set(touched.map(mentionKey));
  const firsts = new Set(touched.map(({ entryId }) => entryId));
  const seen = new Set<EntryId>();
  let isCrowd = false;
  for (let next = [...firsts]; next.length > 0; ) {
    for (const id of next) seen.add(id);
    for (const bonding of await ports.bondings(next)) bonds.set(bonding.id, bondsOf(bonding));
    for (const { mention, person } of await ports.personsNamed(next)) former.set(mentionKey(mention), person);
    reach(mentions, { firsts, former, bonds: [...bonds.values()].flat(), isCrowd });
    isCrowd ||= mentions.size > mostMentions;
    next = [...new Set([...mentions].map(entryOf))].filter((id) => !seen.has(id));
  }
  const changes = personsOf(
    {
      mentions: [...mentions],
      bonds: [...bonds.values()].flat().filter(({ decidedAt }) => !isCrowd || decidedAt !== null),
      former: new Map([...former].filter(([mention]) => mentions.has(mention))),
    },
    () => ports.newPersonId(),
  );
  if (changes.length > 0) await ports.keepPersonChanges(changes, when);
  return changes;
}

const entryOf = (mention: string): EntryId => mention.split(' ')[0] as EntryId;

/** Adds every mention that is named in one of the first entries, bound to one that is known, or the same person so far. */
function reach(
  mentions: Set<string>,
  known: {
    readonly firsts: ReadonlySet<EntryId>;
    readonly former: ReadonlyMap<string, PersonId>;
    readonly bonds: readonly Bond[];
    readonly isCrowd: boolean;
  },
): void {
  const { firsts, former, isCrowd } = known;
  for (const mention of [...former.keys(), ...known.bonds.flatMap(({ a, b }) => [a, b])])
    if (firsts.has(entryOf(mention))) mentions.add(mention);
  const joins = known.bonds.filter((bond) => bond.joins && (!isCrowd || bond.decidedAt !== null));
  for (let size = -1; size !== mentions.size; ) {
    size = mentions.size;
    const persons = new Set([...mentions].flatMap((mention) => former.get(mention) ?? []));
    for (const [mention, person] of former) if (persons.has(person)) mentions.add(mention);
    for (const { a, b } of joins) {
      if (mentions.has(a)) mentions.add(b);
      else if (mentions.has(b)) mentions.add(a);
    }
  }
}
