import type { BookId, EntryId } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { Mention, PersonRole } from '#schemas/relation.ts';
import type { LifeMention } from '#pipeline/life/life-mention.ts';
import { mentionedIn } from '#pipeline/match/mentioned.ts';
import { type KnownMention, type LifeEntry, lifeEntries, mentionsOfPeopleIn } from '#store/life.ts';
import type { Db } from '#store/open.ts';

/** The field of a name, by what its bearer is in the entry. */
export const nameFieldOf = (role: PersonRole): FieldKey =>
  Object.values(mentionedIn)
    .flat()
    .find((place) => place.role === role)?.name ?? 'childName';

/** Whom an entry is about; of a marriage the wife, who is named first. */
export const subjectRoleOf = (kind: RecordKind): PersonRole => mentionedIn[kind][0].role;

/** People by key: the person's id, or where the only mention of them stands. */
export interface LifePeople {
  readonly entries: ReadonlyMap<EntryId, LifeEntry>;
  readonly people: ReadonlyMap<string, readonly Mention[]>;
  readonly keyOf: (mention: Mention) => string;
}

/** Everybody named in these entries, with all their other mentions and the entries those stand in. */
export async function peopleIn(db: Db, entryIds: readonly EntryId[]): Promise<LifePeople> {
  const known = await mentionsOfPeopleIn(db, entryIds);
  const entries = await lifeEntries(db, [...entryIds, ...known.map(({ entryId }) => entryId)]);
  const byPlace = new Map(known.map((mention) => [placeOf(mention), mention]));
  const keyOf = (mention: Mention): string => byPlace.get(placeOf(mention))?.personId ?? placeOf(mention);
  const people = new Map<string, Mention[]>();
  const add = (mention: Mention) =>
    people.set(keyOf(mention), [...(people.get(keyOf(mention)) ?? []), mention]);
  for (const mention of known) add(onlyMention(mention));
  for (const entryId of entryIds)
    for (const mention of mentionsIn(entries.get(entryId))) if (!byPlace.has(placeOf(mention))) add(mention);
  return { entries, people, keyOf };
}

const onlyMention = ({ entryId, role }: KnownMention): Mention => ({ entryId, role });
const placeOf = ({ entryId, role }: Mention): string => `${entryId}.${role}`;

/** Those of an entry whose names were understood. */
function mentionsIn(entry: LifeEntry | undefined): readonly Mention[] {
  if (!entry) return [];
  return mentionedIn[entry.kind]
    .filter(({ name }) => entry.values[name])
    .map(({ role }) => ({ entryId: entry.entryId, role }));
}

/** A person's mentions as the rules read them: entries of one event are told by whom they are about. */
export const lifeOfMentions = (
  { entries, keyOf }: LifePeople,
  mentions: readonly Mention[],
): readonly LifeMention[] =>
  mentions.flatMap(({ entryId, role }) => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    const event = `${entry.kind} ${keyOf({ entryId, role: subjectRoleOf(entry.kind) })}`;
    return { entryId, kind: entry.kind, role, values: entry.values, event };
  });

/** Without the mentions that stand in other books than these (null: all books). */
export function withinBooks(
  all: LifePeople,
  books: readonly BookId[] | null,
): { shown: LifePeople; leftOut: number } {
  if (books === null) return { shown: all, leftOut: 0 };
  const mine = new Set(books);
  const entries = new Map([...all.entries].filter(([, { bookId }]) => mine.has(bookId)));
  let leftOut = 0;
  const people = new Map<string, readonly Mention[]>();
  for (const [key, mentions] of all.people) {
    const seen = mentions.filter(({ entryId }) => entries.has(entryId));
    leftOut += mentions.length - seen.length;
    if (seen.length > 0) people.set(key, seen);
  }
  return { shown: { ...all, entries, people }, leftOut };
}
