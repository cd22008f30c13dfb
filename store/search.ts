import { type RawBuilder, sql } from 'kysely';
import { FoundBy } from '#schemas/found-by.ts';
import { RecordStatus } from '#schemas/events.ts';
import { BookId, EntryId, RecordId } from '#schemas/ids.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import type { Db } from './open.ts';

/** By what names are looked for; see `pipeline/search/blocks.ts`. Words are folded. */
export interface NameBlocks {
  readonly whole: readonly {
    readonly name: string;
    readonly spelled: string;
    readonly subjects: readonly string[] | null;
  }[];
  readonly near: readonly string[];
  readonly givens: readonly { readonly given: string; readonly like: string }[];
  readonly couples: readonly { readonly subject: string; readonly given: string; readonly like: string }[];
  readonly pairs: readonly { readonly surname: string; readonly given: string; readonly like: string }[];
  readonly words: readonly { readonly word: string; readonly spelled: string }[];
}

/** What every candidate must have, and what puts it before others as good. */
export interface Within {
  readonly kind: RecordKind | null;
  /** Null: all books. */
  readonly books: readonly BookId[] | null;
  /** The year asked for and those that may be meant. */
  readonly years: { readonly asked: number; readonly near: readonly number[] } | null;
  /** Patterns for `entry.place_fold`, and books of bodies there: preferred. */
  readonly places: { readonly like: readonly string[]; readonly books: readonly BookId[] } | null;
}

/** Rows looked at of one block at most, so that no query is slow: a name of a third of all people narrows nothing. */
const mostRows = 3000;
/** And of all blocks of one sort. */
const mostRowsOfAll = 12_000;
const rowsEach = (blocks: number): number => Math.min(mostRows, Math.ceil(mostRowsOfAll / blocks));
/** Entries of one name at most; a list shows fewer. */
const mostOfName = 60;
/** Entries of two people's given names at most. */
const mostCouples = 80;
/** Entries of near names at most. */
const mostNear = 120;

/** Entries that may be meant, in no order; none where no block is given. */
export async function candidatesByName(
  db: Db,
  blocks: NameBlocks,
  within: Within,
): Promise<readonly EntryId[]> {
  const parts = queriesOf(blocks, within);
  if (parts.length === 0) return [];
  const { rows } = await sql<{ entry_id: string }>`
    select distinct entry_id from (${sql.join(parts, sql` union all `)}) found`.execute(db);
  return rows.map((row) => EntryId.parse(row.entry_id));
}

const wholeColumns = sql`n.entry_id, n.role, n.spelled, n.subject_given, n.event_year, n.registered_year, n.born_year`;
const coupleColumns = sql`n.entry_id, n.name_fold, n.event_year`;

function queriesOf(blocks: NameBlocks, within: Within): RawBuilder<unknown>[] {
  const { kind, books, years, places } = within;
  const needsEntry = kind !== null || books !== null || places !== null;
  const from = needsEntry ? sql`entry_name n join entry e on e.id = n.entry_id` : sql`entry_name n`;
  const and = sql.join(
    [
      sql``,
      ...(kind === null ? [] : [sql`e.kind = ${kind}`]),
      ...(books === null ? [] : [sql`e.book_id = any(${[...books]})`]),
    ],
    sql` and `,
  );
  const near = years === null ? [] : [...years.near];
  const ofYears = years === null ? sql`` : sql`and n.event_year = any(${near})`;
  // each year by itself, so that the index knows it and rows of other years are not read
  const rowsOf = (columns: RawBuilder<unknown>, are: RawBuilder<unknown>, isBornAsked: boolean) => {
    const rows = sql`select ${columns} from entry_name n where ${are}`;
    if (years === null) return rows;
    const isOther = sql`(n.event_year is null or n.event_year <> all(${near}))`;
    return sql`${rows} and n.event_year = any(${near})
      union all ${rows} and n.registered_year = any(${near}) and ${isOther}
      ${isBornAsked ? sql`union all ${rows} and n.born_year = any(${near}) and ${isOther}` : sql``}`;
  };
  const joined = needsEntry ? sql`join entry e on e.id = n.entry_id` : sql``;
  const eventYearRank =
    years === null ? sql`0::int` : sql`(n.event_year is distinct from ${years.asked})::int`;
  const yearRank =
    years === null
      ? sql`0::int`
      : sql`(case when n.event_year = ${years.asked} then 0
          when ${years.asked} in (n.registered_year, n.born_year) then 1 else 2 end)`;
  // of names as much alike, whom the record is about and the year asked for come first
  const nearRank =
    years === null ? sql`0` : sql`least(n.role, 1) * 2 + (n.event_year <> ${years.asked})::int`;
  const nearer =
    years === null
      ? sql`0`
      : sql`(case when n.role = 0 then 0.1 else 0 end + case when n.event_year = ${years.asked} then 0.05 else 0 end)`;
  const placeRank =
    places === null
      ? sql`0::int`
      : sql`(case when e.place_fold like any(${[...places.like]}) or e.book_id = any(${[...places.books]}) then 0 else 1 end)`;
  const parts: RawBuilder<unknown>[] = [];
  const { whole, givens, couples, pairs, words } = blocks;
  if (whole.length > 0)
    parts.push(sql`
      select w.* from unnest(${whole.map(({ name }) => name)}::text[], ${whole.map((one) => one.spelled)}::text[],
        ${whole.map(({ subjects }) => subjects?.join(' ') ?? null)}::text[]) as x (name, spelled, subjects)
      cross join lateral (
        select n.entry_id
        from (${rowsOf(wholeColumns, sql`n.name_fold = x.name`, true)}) n ${joined}
        where (n.role = 0 or x.subjects is null or n.subject_given = any(string_to_array(x.subjects, ' '))) ${and}
        order by ${placeRank}, ${yearRank} * 2 + (n.role > 0 and x.subjects is null)::int * 4 + (n.spelled <> x.spelled)::int * 3
        limit ${mostOfName}
      ) w`);
  if (blocks.near.length > 0)
    parts.push(sql`
      (select w.entry_id from unnest(${[...blocks.near]}::text[]) as x (name)
      cross join lateral (
        select n.entry_id, ${nearRank} as far from ${from}
        where n.name_fold = x.name ${ofYears} ${and} order by far limit ${years === null ? 8 : 20}
      ) w order by w.far limit ${mostNear})`);
  if (givens.length > 0)
    parts.push(sql`
      select w.* from unnest(${givens.map(({ given }) => given)}::text[], ${givens.map(({ like }) => like)}::text[]) as x (given, alike)
      cross join lateral (
        select n.entry_id from ${from} where n.given_fold = x.given ${ofYears} ${and}
        order by similarity(n.name_fold, x.alike) + ${nearer} desc limit 60
      ) w`);
  if (couples.length > 0)
    parts.push(sql`
      (select w.entry_id from unnest(${couples.map(({ subject }) => subject)}::text[], ${couples.map(({ given }) => given)}::text[],
        ${couples.map(({ like }) => like)}::text[]) as x (subject, given, alike)
      cross join lateral (
        select n.entry_id, ${eventYearRank} as of_year, ${placeRank} as of_place, similarity(n.name_fold, x.alike) as alike
        from (${rowsOf(coupleColumns, sql`n.role > 0 and n.subject_given = x.subject and n.given_fold = x.given`, false)}) n ${joined}
        where true ${and}
        order by of_year, of_place, alike desc limit ${mostOfName}
      ) w order by w.of_year, w.of_place, w.alike desc limit ${mostCouples})`);
  if (pairs.length > 0)
    parts.push(sql`
      select w.* from unnest(${pairs.map(({ surname }) => surname)}::text[], ${pairs.map(({ given }) => given)}::text[],
        ${pairs.map(({ like }) => like)}::text[]) as x (surname, given, alike)
      cross join lateral (
        select few.entry_id from (
          select n.entry_id, n.name_fold, n.role from ${from}
          where n.surname_fold = x.surname and n.given_fold = x.given ${ofYears} ${and} limit ${rowsEach(pairs.length)}
        ) few
        order by similarity(few.name_fold, x.alike) desc, least(few.role, 1) limit 40
      ) w`);
  if (words.length > 0)
    parts.push(sql`
      select w.* from unnest(${words.map(({ word }) => word)}::text[], ${words.map((one) => one.spelled)}::text[]) as x (word, spelled)
      cross join lateral (
        (select few.entry_id from (
          select n.entry_id, n.spelled, n.role, ${yearRank} as of_year, ${placeRank} as of_place from ${from}
          where n.given_fold = x.word ${ofYears} ${and} limit ${rowsEach(words.length)}
        ) few
        order by of_year, of_place, few.spelled like '% ' || x.spelled desc, least(few.role, 1) limit 80)
        union all
        (select n.entry_id from ${from} where n.surname_fold = x.word ${ofYears} ${and} limit 40)
      ) w`);
  return parts;
}

/** Numbers, days and papers of an entry that must be as they are here; null: any. */
export interface Facts {
  /** Without noughts before them. */
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  readonly bookYear: number | null;
  /** ISO, possibly partial. */
  readonly date: string | null;
  readonly paper: string | null;
}

/** Entries that facts alone find, at most 200. */
export async function candidatesByFacts(db: Db, facts: Facts, within: Within): Promise<readonly EntryId[]> {
  const { entryNo, bookNo, bookYear, date, paper } = facts;
  const { kind, books, years, places } = within;
  const conditions: RawBuilder<unknown>[] = [];
  if (paper !== null) conditions.push(sql`e.paper_numbers @> array[${paper}] and e.paper_numbers <> '{}'`);
  if (entryNo !== null) conditions.push(sql`ltrim(split_part(e.entry_no, '/', 1), '0') = ${entryNo}`);
  if (bookNo !== null) {
    const kept = sql`ltrim(replace(e.book_no, '-', '/'), '0')`;
    conditions.push(sql`split_part(${kept}, '/', 1) = ${bookNo}`);
    if (bookYear !== null)
      conditions.push(sql`(split_part(${kept}, '/', 2) = ${String(bookYear)}
        or split_part(${kept}, '/', 2) = '' and ${bookYear} in (e.event_year, left(e.registration_date, 4)::int))`);
  }
  if (date !== null)
    conditions.push(
      date.length === 10
        ? sql`(e.event_date = ${date} or e.registration_date = ${date})`
        : sql`(e.event_date like ${`${date}%`} or e.registration_date like ${`${date}%`})`,
    );
  if (conditions.length === 0 && years !== null && places !== null)
    conditions.push(sql`e.book_id = any(${[...places.books]})`);
  if (conditions.length === 0) return [];
  if (years !== null)
    conditions.push(sql`(e.event_year = any(${[...years.near]})
      or left(e.registration_date, 4) = any(${years.near.map(String)})
      or right(e.book_no, 5) = any(${years.near.map((year) => `/${year}`)}))`);
  if (kind !== null) conditions.push(sql`e.kind = ${kind}`);
  if (books !== null) conditions.push(sql`e.book_id = any(${[...books]})`);
  const placeRank =
    places === null
      ? sql`0::int`
      : sql`(case when e.place_fold like any(${[...places.like]}) or e.book_id = any(${[...places.books]}) then 0 else 1 end)`;
  const { rows } = await sql<{ id: string }>`
    select e.id from entry e where ${sql.join(conditions, sql` and `)}
    order by ${placeRank}, e.book_no, e.id limit 200`.execute(db);
  return rows.map((row) => EntryId.parse(row.id));
}

/** What ranking reads of an entry, and what a list shows of it. */
export interface FoundEntry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly bookId: BookId;
  readonly status: RecordStatus;
  readonly kind: RecordKind;
  readonly eventDate: string | null;
  readonly registrationDate: string | null;
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  readonly foundBy: FoundBy;
}

export async function foundEntries(db: Db, ids: readonly EntryId[]): Promise<readonly FoundEntry[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    record_id: string;
    book_id: string;
    status: string;
    kind: string;
    event_date: string | null;
    registration_date: string | null;
    entry_no: string | null;
    book_no: string | null;
    found_by: object | null;
  }>`
    select id, record_id, book_id, status, kind, event_date, registration_date, entry_no, book_no, found_by
    from entry where id = any(${[...ids]})`.execute(db);
  return rows.map((row) => ({
    entryId: EntryId.parse(row.id),
    recordId: RecordId.parse(row.record_id),
    bookId: BookId.parse(row.book_id),
    status: RecordStatus.parse(row.status),
    kind: RecordKind.parse(row.kind),
    eventDate: row.event_date,
    registrationDate: row.registration_date,
    entryNo: row.entry_no,
    bookNo: row.book_no,
    foundBy: row.found_by === null ? { names: [], places: [], papers: [] } : FoundBy.parse(row.found_by),
  }));
}
