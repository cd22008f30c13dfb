import { type RawBuilder, sql } from 'kysely';
import type { RecordHit } from '#schemas/api/records.ts';
import type { BookId } from '#schemas/ids.ts';
import { type Db, type Store, storeError } from './open.ts';
import { placedEntries, placedFrom } from './records.ts';
import type { SearchQuery } from './search-query.ts';

/** A page of the counter's list; whoever needs more types more. */
const mostHits = 50;
/** Fewer than this, and spellings further off are looked at too. */
const enough = 10;

type Query = SearchQuery & { readonly books: readonly BookId[] | null };

interface Found {
  readonly entryId: string;
  readonly similarity: number;
}

/**
 * Entries whose names, number or date answer a query, best first. Names are found by given name and surname, as the
 * trigram index alone is slow where every third person is a Nguyễn (research/infra.md 3.3). `books`: only entries of these; null: of all.
 */
export async function searchEntries(
  store: Store,
  asked: SearchQuery,
  books: readonly BookId[] | null = null,
): Promise<RecordHit[]> {
  const query = { ...asked, books };
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
function factConditions(query: Query): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  const { kind, year, eventDate, entryNo, bookNo, books } = query;
  if (books !== null) conditions.push(sql`e.book_id = any(${[...books]})`);
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

async function byFacts(db: Db, query: Query): Promise<Found[]> {
  const conditions = factConditions(query);
  const narrows =
    query.entryNo !== null || query.bookNo !== null || query.eventDate !== null || query.year !== null;
  if (!narrows) return [];
  const { rows } = await sql<{ id: string }>`
    select e.id from entry e where cardinality(e.names) > 0 and ${every(conditions)}
    order by e.book_no, e.id limit ${mostHits}`.execute(db);
  return rows.map((row) => ({ entryId: row.id, similarity: 1 }));
}

/**
 * In steps, each looking further, until one finds somebody: the name as typed, its words in any order, spellings near it.
 * With a year the near spellings are always looked at: they are few then, and the person's own entry may be misread.
 */
async function byName(store: Store, query: Query): Promise<Found[]> {
  const found = new Map<string, Found>();
  const years: readonly YearOf[] = query.year === null ? ['either'] : ['event', 'registration'];
  for (const yearOf of years) {
    for (const step of stepsFor(query)) {
      if (found.size >= enough || (step.isNear && found.size > 0 && query.year === null)) break;
      for (const hit of await named(store.db, query, step, yearOf))
        if (!found.has(hit.entryId)) found.set(hit.entryId, hit);
    }
    if (found.size > 0) break;
  }
  if (found.size === 0) for (const hit of await spelledAlike(store, query)) found.set(hit.entryId, hit);
  return [...found.values()].sort((a, b) => b.similarity - a.similarity).slice(0, mostHits);
}

interface Step {
  /** Over entry_name as `n`. */
  readonly condition: RawBuilder<unknown>;
  /** Not all that was typed is in the name: how alike they are decides. */
  readonly isNear: boolean;
}

function stepsFor({ words }: Query): readonly Step[] {
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  const hasWords = every(words.map((word) => sql`' ' || n.name_fold || ' ' like ${`% ${word} %`}`));
  const near = (condition: RawBuilder<unknown>) => ({ condition, isNear: true });
  const same = (condition: RawBuilder<unknown>) => ({ condition, isNear: false });
  if (words.length === 1) return [same(sql`n.given_fold = ${last}`), same(sql`n.surname_fold = ${first}`)];
  return [
    same(sql`n.given_fold = ${last} and n.name_fold = ${words.join(' ')}`),
    same(sql`n.given_fold = any(${words}) and ${hasWords}`),
    near(sql`n.given_fold = ${last}`),
    near(sql`n.surname_fold = ${first} and left(n.given_fold, 1) = ${last.slice(0, 1)}`),
  ];
}

/** Which year the one asked for must be. By event first: its index narrows, the other is read from the entry. */
type YearOf = 'event' | 'registration' | 'either';

/** Below this, trigrams of two names have no more in common than their surname. */
const nearest = 0.3;

/** Best first; a person the record is about counts a little more than a parent. */
async function named(db: Db, query: Query, { condition, isNear }: Step, yearOf: YearOf): Promise<Found[]> {
  const facts = factConditions({ ...query, year: yearOf === 'event' ? null : query.year });
  const join = facts.length > 0 ? sql`join entry e on e.id = n.entry_id` : sql``;
  const ofYear = yearOf === 'event' ? sql`and n.event_year = ${query.year}` : sql``;
  // Of one word all that have it are alike; weighing thousands of them would only cost.
  const weight = query.words.length === 1 ? sql`0.5` : sql`similarity(n.name_fold, ${query.words.join(' ')})`;
  const { rows } = await sql<{ entry_id: string; similarity: number }>`
    select entry_id, max(weight - least(role, 2) * 0.01) as similarity
    from (
      select n.entry_id, n.role, ${weight}::float8 as weight from entry_name n ${join}
      where ${condition} ${ofYear} and ${every(facts)} offset 0
    ) weighed
    where ${isNear ? sql`weight > ${nearest}` : sql`true`}
    group by entry_id order by similarity desc, entry_id limit ${mostHits}`.execute(db);
  return rows.map((row) => ({ entryId: row.entry_id, similarity: Math.min(1, Math.max(0, row.similarity)) }));
}

/** Parts of words and wild spellings, over all names: given up after two seconds. */
async function spelledAlike(store: Store, query: Query): Promise<Found[]> {
  const text = query.words.join(' ');
  try {
    return await store.db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = 2000`.execute(tx);
      const like =
        text.length >= 3 ? sql`n.name_fold like ${`%${text}%`}` : sql`n.given_fold like ${`${text}%`}`;
      const part = await named(tx, query, { condition: like, isNear: false }, 'either');
      if (part.length > 0 || text.length < 3) return part;
      return await named(tx, query, { condition: sql`n.name_fold % ${text}`, isNear: true }, 'either');
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') return [];
    throw storeError(error);
  }
}
