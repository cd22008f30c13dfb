import { sql } from 'kysely';
import { BookManifest } from '#schemas/book.ts';
import { RecordStatus } from '#schemas/events.ts';
import { BookId, EntryId, PersonId, RecordId } from '#schemas/ids.ts';
import { Comparable } from '#schemas/match.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { PersonRole, type Relation } from '#schemas/relation.ts';
import type { Db } from './open.ts';
import { relationFrom } from './relations.ts';

/** A mention of whom more is known than that one place. */
export interface KnownMention {
  readonly entryId: EntryId;
  readonly role: PersonRole;
  readonly personId: PersonId;
}

/** Every mention of everybody who is named in these entries and elsewhere. */
export async function mentionsOfPeopleIn(
  db: Db,
  entryIds: readonly EntryId[],
): Promise<readonly KnownMention[]> {
  if (entryIds.length === 0) return [];
  const rows = await db
    .selectFrom('person_mention')
    .select(['entry_id', 'role', 'person_id'])
    .where('person_id', 'in', (eb) =>
      eb
        .selectFrom('person_mention')
        .select('person_id')
        .where('entry_id', 'in', [...entryIds]),
    )
    .orderBy('entry_id')
    .execute();
  return rows.map((row) => ({
    entryId: EntryId.parse(row.entry_id),
    role: PersonRole.parse(row.role),
    personId: PersonId.parse(row.person_id),
  }));
}

/** An entry as a life shows it: its values as they are in force. */
export interface LifeEntry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly bookId: BookId;
  readonly kind: RecordKind;
  readonly status: RecordStatus;
  readonly values: Comparable['values'];
  readonly eventDate: string | null;
  readonly registrationDate: string | null;
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  readonly bookTitle: string;
  readonly registerBody: string;
}

export async function lifeEntries(
  db: Db,
  entryIds: readonly EntryId[],
): Promise<ReadonlyMap<EntryId, LifeEntry>> {
  if (entryIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .select([
      'entry.id',
      'entry.record_id',
      'entry.book_id',
      'entry.kind',
      'entry.status',
      'entry.comparable',
      'entry.event_date',
      'entry.registration_date',
      'entry.entry_no',
      'entry.book_no',
      'book.title',
      'book.manifest',
    ])
    .where('entry.id', 'in', [...new Set(entryIds)])
    .execute();
  return new Map(
    rows.map((row) => {
      const entryId = EntryId.parse(row.id);
      const comparable = Comparable.partial().parse(row.comparable);
      const { registerBody } = BookManifest.pick({ registerBody: true }).loose().parse(row.manifest);
      const entry: LifeEntry = {
        entryId,
        recordId: RecordId.parse(row.record_id),
        bookId: BookId.parse(row.book_id),
        kind: RecordKind.parse(row.kind),
        status: RecordStatus.parse(row.status),
        values: comparable.values ?? {},
        eventDate: row.event_date,
        registrationDate: row.registration_date,
        entryNo: row.entry_no,
        bookNo: row.book_no,
        bookTitle: row.title,
        registerBody: registerBody.name,
      };
      return [entryId, entry];
    }),
  );
}

/** Who last decided a relation that stands decided, by their display names. */
export async function decidersOf(
  db: Db,
  relationIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly by: string; readonly at: Date }>> {
  if (relationIds.length === 0) return new Map();
  const { rows } = await sql<{ relation_id: string; name: string; at: Date }>`
    select distinct on (d.relation_id) d.relation_id, coalesce(o.name, d.by) as name, d.at
    from relation_decision d left join officer o on o.id = d.by
    where d.relation_id = any(${[...relationIds]}) and d.verdict <> 'unsure'
    order by d.relation_id, d.id desc`.execute(db);
  return new Map(rows.map((row) => [row.relation_id, { by: row.name, at: row.at }]));
}

/** The years in which an officer signed other entries of a register body's books, with how many. */
export async function yearsSigned(
  db: Db,
  signatory: string,
  registerBody: string,
  except: EntryId,
): Promise<readonly { readonly year: number; readonly entries: number }[]> {
  const { rows } = await sql<{ year: number; entries: number }>`
    select left(e.registration_date, 4)::int as year, count(*)::int as entries
    from entry e join book on book.id = e.book_id
    where e.comparable #>> '{values,signatory}' = ${signatory} and e.id <> ${except}
      and book.manifest #>> '{registerBody,name}' = ${registerBody}
      and e.registration_date ~ '^[0-9]{4}'
    group by 1 order by 1`.execute(db);
  return rows;
}

/** Relations whose two mentions both stand in these entries, all but those that are gone. */
export async function relationsAmong(db: Db, entryIds: readonly EntryId[]): Promise<readonly Relation[]> {
  if (entryIds.length === 0) return [];
  const rows = await db
    .selectFrom('relation')
    .selectAll()
    .where('entry_a', 'in', [...entryIds])
    .where('entry_b', 'in', [...entryIds])
    .where('status', '<>', 'gone')
    .orderBy('id')
    .execute();
  return rows.map(relationFrom);
}

/** Entries whose subjects are brothers, sisters or twins of those of the given ones, decided so or seen so and not decided otherwise. */
export async function siblingEntries(db: Db, entryIds: readonly EntryId[]): Promise<readonly EntryId[]> {
  if (entryIds.length === 0) return [];
  const ids = [...entryIds];
  const { rows } = await sql<{ id: string }>`
    select case when entry_a = any(${ids}) then entry_b else entry_a end as id
    from relation
    where (entry_a = any(${ids}) or entry_b = any(${ids})) and role_a = 'child' and role_b = 'child'
      and status <> 'gone' and coalesce(verdict, kind) in ('twin', 'sibling')
    order by id limit 40`.execute(db);
  return rows.map((row) => EntryId.parse(row.id));
}
