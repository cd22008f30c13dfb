import { sql } from 'kysely';
import { EntryId, RelationId } from '#schemas/ids.ts';
import { Comparable } from '#schemas/match.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { RelationKind, RelationStatus } from '#schemas/relation.ts';
import { mostOfKey } from './neighbors.ts';
import type { Db } from './open.ts';
import { isPeoples } from './relations.ts';

/** An entry as it is held against others; `version` is another as soon as anything of its row is other. */
export interface EntryToRelate {
  readonly entryId: EntryId;
  readonly kind: RecordKind;
  readonly values: Comparable['values'];
  readonly body?: string;
  readonly keys: readonly string[];
  readonly version: number;
}

/** The next entries by id, of all kinds. */
export async function readToRelate(db: Db, after: string, most: number): Promise<EntryToRelate[]> {
  const { rows } = await sql<{
    id: string;
    kind: string;
    comparable: object;
    body: string | null;
    block_keys: string[];
    version: number;
  }>`
    select entry.id, entry.kind, entry.comparable, entry.block_keys, entry.xmin::text::bigint as version,
      book.manifest #>> '{registerBody,name}' as body
    from (select *, xmin from entry where id > ${after} order by id limit ${most}) entry
      join book on book.id = entry.book_id
    order by entry.id`.execute(db);
  return rows.map(({ id, kind, comparable, body, block_keys, version }) => ({
    entryId: EntryId.parse(id),
    kind: RecordKind.parse(kind),
    values: Comparable.parse(comparable).values,
    ...(body === null ? {} : { body }),
    keys: block_keys,
    version,
  }));
}

export async function countEntries(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from entry`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Of these entries, those whose rows are other now than in that version. */
export async function changedSince(
  db: Db,
  entries: readonly { readonly entryId: EntryId; readonly version: number }[],
): Promise<Set<EntryId>> {
  const { rows } = await sql<{ id: EntryId }>`
    select entry.id from unnest(
      ${entries.map(({ entryId }) => entryId)}::text[], ${entries.map(({ version }) => version)}::bigint[]
    ) as read (id, version) join entry using (id)
    where entry.xmin::text::bigint <> read.version`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What a key counts that one, two, … others have, as `neighborhood` reckons: decimals. */
export async function keyShares(db: Db): Promise<string[]> {
  const { rows } = await sql<{ share: string }>`
    select (1.0 / crowd)::text as share from generate_series(1::bigint, ${mostOfKey}::bigint) crowd
    order by crowd`.execute(db);
  return rows.map(({ share }) => share);
}

/** As much of a relation as says whether it stays. */
export interface KnownOfEntry {
  readonly id: RelationId;
  readonly a: EntryId;
  readonly b: EntryId;
  readonly kind: RelationKind;
  readonly status: RelationStatus;
  readonly isPeoples: boolean;
}

/** Everything these entries ever were to any others. */
export async function knownOfEntries(db: Db, entryIds: readonly EntryId[]): Promise<KnownOfEntry[]> {
  const ids = sql<string[]>`${[...entryIds]}::text[]`;
  const { rows } = await sql<{
    id: string;
    a: string;
    b: string;
    kind: string;
    status: string;
    is_peoples: boolean;
  }>`
    select relation.id, entry_a as a, entry_b as b, relation.kind, status, ${isPeoples} as is_peoples
      from relation where entry_a = any(${ids})
    union
    select relation.id, entry_a, entry_b, relation.kind, status, ${isPeoples} from relation where entry_b = any(${ids})
    `.execute(db);
  return rows.map(({ id, a, b, kind, status, is_peoples }) => ({
    id: RelationId.parse(id),
    a: EntryId.parse(a),
    b: EntryId.parse(b),
    kind: RelationKind.parse(kind),
    status: RelationStatus.parse(status),
    isPeoples: is_peoples,
  }));
}
