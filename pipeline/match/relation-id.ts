import { type EntryId, RelationId } from '#schemas/ids.ts';
import { Mention, type Relation } from '#schemas/relation.ts';
import { hashId } from '../ids.ts';

/** One name of a mention, for maps and sorting. */
export const mentionKey = ({ entryId, role }: Mention): string => `${entryId} ${role}`;

export function mentionOf(key: string): Mention {
  const [entryId, role] = key.split(' ');
  return Mention.parse({ entryId, role });
}

/** The relation of two mentions; the same whichever is named first, whoever finds it. */
export function relationIdOf(a: Mention, b: Mention): RelationId {
  const [first, second] = [mentionKey(a), mentionKey(b)].sort();
  return RelationId.parse(hashId('relation', first ?? '', second ?? ''));
}

/** A relation as seen from one of its entries. Throws a plain Error when it is not about that entry. */
export function otherOf(
  { id, a, b }: Pick<Relation, 'id' | 'a' | 'b'>,
  entryId: EntryId,
): { readonly self: Mention; readonly other: Mention } {
  if (a.entryId === entryId) return { self: a, other: b };
  if (b.entryId === entryId) return { self: b, other: a };
  throw new Error(`${id} is not about ${entryId}`);
}
