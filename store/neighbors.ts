import { sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import { EntryId } from '#schemas/ids.ts';
import { Comparable } from '#schemas/match.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';
import { planOnce } from './plan-once.ts';

/** A key that more entries have says nothing about anybody. */
export const mostOfKey = 100;
/** Neighbors that are compared; those that share the rarest keys. */
export const most = 60;

type Neighbor = Comparable & { readonly kind: RecordKind };

/**
 * An entry and those of any kind that share block keys with it, and those it was related to before. A key counts by how few
 * have it. Throws `id.not-found`.
 */
export async function neighborhood(
  db: Db,
  entryId: EntryId,
): Promise<{ self: Neighbor; others: readonly Neighbor[] }> {
  const query = sql<{ id: string; kind: string; comparable: object; body: string | null }>`
    with shared as (
      select near.id, count(*) over (partition by key.key) as crowd
      from entry self
        cross join lateral unnest(self.block_keys) as key (key)
        cross join lateral (
          select entry.id from entry
          where entry.block_keys @> array[key.key] and entry.id <> ${entryId}
          limit ${mostOfKey + 1}
        ) near
      where self.id = ${entryId}
    ), nearest as (
      select id from shared where crowd <= ${mostOfKey}
      group by id order by sum(1.0 / crowd) desc, id limit ${most}
    ), wanted as (
      select id from nearest
      union select ${entryId}
      union select entry_b from relation where entry_a = ${entryId}
      union select entry_a from relation where entry_b = ${entryId}
    )
    select entry.id, entry.kind, entry.comparable, book.manifest #>> '{registerBody,name}' as body
    from wanted join entry using (id) join book on book.id = entry.book_id`.compile(db);
  planOnce(query.sql);
  const { rows } = await db.executeQuery(query);
  const all = rows.map(({ id, kind, comparable, body }): Neighbor => {
    const { values } = Comparable.parse(comparable);
    const known = { entryId: EntryId.parse(id), kind: RecordKind.parse(kind), values };
    return body === null ? known : { ...known, body };
  });
  const self = all.find((one) => one.entryId === entryId);
  if (!self) throw new ExpectedError('id.not-found', { id: entryId });
  return { self, others: all.filter((one) => one !== self) };
}
