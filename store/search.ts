import { type RawBuilder, sql } from 'kysely';
import type { RecordHit } from '#schemas/api/records.ts';
import { type Db, type Store, storeError } from './open.ts';
import { placedEntries, placedFrom } from './records.ts';
import type { SearchQuery } from './search-query.ts';

/** A page of the counter's list; whoever needs more types more. */
const mostHits = 50;
/** Fewer than this, and spellings further off are looked at too. */
const enough = 10;

interface Found {
  readonly entryId: string;
  readonly similarity: number;
}

/**
 * Entries whose names, number or date answer a query, best first. Names are found by given name and surname, as the
 * trigram index alone is slow where every third person is a Nguyễn (research/infra.md 3.3).
 */
export async function searchEntries(store: Store, query: SearchQuery): Promise<RecordHit[]> {
  const found = query.words.length > 0 ? await byName(store, query) : await byFacts(store.db, query);
  if (found.length === 0) return [];
  const similarityOf = new Map(found.map((hit) => [hit.entryId, hit.similarity]));
  const rows = await placedEntries(store.db)
    .where('entry.id', 'in', [...similarityOf.keys()])
    .execute();
  const wrote = (hit: RecordHit) =>
    hit.names.some((name) => name.normalize('NFC').toLowerCase() === query.typed);
  return rows
    .map((row) => placedFrom(row, similarityOf.get(row.id) ?? 0).hit)
    .sort(
      (a, b) => b.similarity - a.similarity || Number(wrote(b)) - Number(wrote(a)) || (a.id < b.id ? -1 : 1),
    );
}

const every = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);

/** Conditions on the entry (as `e`) that do not come from a name. */
function factConditions(query: SearchQuery): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const { kind, year, eventDate, entryNo, bookNo } = query;
  if (kind !== null) conditions.push(sql`e.kind = ${kind}`);
  if (year !== null)
    conditions.push(sql`(e.event_year = ${year} or left(e.registration_date, 4) = ${String(year)})`);
  if (eventDate !== null)
    conditions.push(sql`(e.event_date = ${eventDate} or e.registration_date = ${eventDate})`);
  if (entryNo !== null)
    conditions.push(sql`ltrim(split_part(e.entry_no, '/', 1), '0') = ${entryNo.replace(/^0+/, '')}`);
  if (bookNo !== null) {
    const bare = bookNo.replace('-', '/').replace(/^0+/, '');
    const kept = sql`ltrim(replace(e.book_no, '-', '/'), '0')`;
    conditions.push(bare.includes('/') ? sql`${kept} = ${bare}` : sql`split_part(${kept}, '/', 1) = ${bare}`);
  }
  return conditions;
}

async function byFacts(db: Db, query: SearchQuery): Promise<Found[]> {
  const conditions = factConditions(query);
  const narrows =
    query.entryNo !== null || query.bookNo !== null || query.eventDate !== null || query.year !== null;
  if (!narrows) return [];
  const { rows } = await sql<{ id: string }>`
    select e.id from entry e where cardinality(e.names) > 0 and ${every(conditions)}
    order by e.book_no, e.id limit ${mostHits}`.execute(db);
  return rows.map((row) => ({ entryId: row.id, similarity: 1 }));
}

async function byName(store: Store, query: SearchQuery): Promise<Found[]> {
  const { words } = query;
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const hasWords = every(words.map((word) => sql`' ' || n.name_fold || ' ' like ${`% ${word} %`}`));
  const inOrder = sql`n.given_fold = ${last} and ${hasWords}`;
  const anyOrder = sql`n.given_fold = any(${words}) and ${hasWords}`;
  const near =
    words.length === 1
      ? sql`n.surname_fold = ${first}`
      : sql`(n.given_fold = ${last} or (n.surname_fold = ${first} and left(n.given_fold, 1) = ${last.slice(0, 1)}))
          and similarity(n.name_fold, ${words.join(' ')}) > 0.3`;
  const found = new Map<string, Found>();
  for (const condition of words.length === 1 ? [inOrder, near] : [inOrder, anyOrder, near]) {
    for (const hit of await named(store.db, query, condition))
      if (!found.has(hit.entryId)) found.set(hit.entryId, hit);
    if (found.size >= enough) break;
  }
  if (found.size === 0) for (const hit of await spelledAlike(store, query)) found.set(hit.entryId, hit);
  return [...found.values()].sort((a, b) => b.similarity - a.similarity).slice(0, mostHits);
}

/** `condition` is over entry_name as `n`. A person the record is about counts a little more than a parent. */
async function named(db: Db, query: SearchQuery, condition: RawBuilder<unknown>): Promise<Found[]> {
  const facts = factConditions(query);
  const join = facts.length > 0 ? sql`join entry e on e.id = n.entry_id` : sql``;
  const { rows } = await sql<{ entry_id: string; similarity: number }>`
    select n.entry_id, max(similarity(n.name_fold, ${query.words.join(' ')}) - least(n.role, 2) * 0.01) as similarity
    from entry_name n ${join}
    where ${condition} and ${every(facts)}
    group by n.entry_id order by similarity desc, n.entry_id limit ${mostHits}`.execute(db);
  return rows.map((row) => ({ entryId: row.entry_id, similarity: Math.min(1, Math.max(0, row.similarity)) }));
}

/** Parts of words and wild spellings, over all names: given up after two seconds. */
async function spelledAlike(store: Store, query: SearchQuery): Promise<Found[]> {
  const text = query.words.join(' ');
  try {
    return await store.db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 2000`.execute(tx);
      const like =
        text.length >= 3 ? sql`n.name_fold like ${`%${text}%`}` : sql`n.given_fold like ${`${text}%`}`;
      const part = await named(tx, query, like);
      return part.length > 0 || text.length < 3 ? part : await named(tx, query, sql`n.name_fold % ${text}`);
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') return [];
    throw storeError(error);
  }
}
