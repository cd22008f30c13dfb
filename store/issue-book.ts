import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { IssueFilter, IssueQuery, IssueSeries } from '#schemas/api/issue-book.ts';
import { fold } from '#schemas/fold.ts';
import type { ExtractId } from '#schemas/ids.ts';
import { extractFrom, type KeptExtract } from './extracts.ts';
import type { Db } from './open.ts';
import type { ExtractTable, Tables } from './tables.ts';

/** A number that was given, with what became of its paper. */
export interface NumberedExtract extends KeptExtract {
  readonly number: string;
  readonly sequence: number;
  readonly issuedOn: string;
}

/** Whose papers: of entries of these register bodies; empty: all. */
type Bodies = readonly string[];

/** A page of the book. */
export async function issuePage(
  db: Db,
  { order, most, after, ...filter }: IssueQuery,
  bodies: Bodies,
): Promise<NumberedExtract[]> {
  let page = numbered(db, filter, bodies).selectAll().limit(most);
  const direction = order === 'newest' ? 'desc' : 'asc';
  for (const column of ['issued_on', 'series', 'sequence', 'id'] as const)
    page = page.orderBy(column, direction);
  if (after) {
    const place = sql`(select issued_on, series, sequence, id from extract where id = ${after})`;
    const here = sql`(issued_on, series, sequence, id)`;
    page = page.where(
      order === 'newest' ? sql<boolean>`${here} < ${place}` : sql<boolean>`${here} > ${place}`,
    );
  }
  return (await page.execute()).map(numberedFrom);
}

/** All that answers, added up; what was voided counts apart. */
export async function issueSums(
  db: Db,
  filter: IssueFilter,
  bodies: Bodies,
): Promise<{ papers: number; copies: number; fees: number; voided: number }> {
  return numbered(db, filter, bodies)
    .select([
      sql<number>`count(*) filter (where status <> 'voided')`.as('papers'),
      sql<number>`coalesce(sum(copies) filter (where status <> 'voided'), 0)`.as('copies'),
      sql<number>`coalesce(sum(fee) filter (where sealed_at is not null), 0)`.as('fees'),
      sql<number>`count(*) filter (where status = 'voided')`.as('voided'),
    ])
    .executeTakeFirstOrThrow();
}

type Query = SelectQueryBuilder<Tables, 'extract', object>;

function numbered(db: Db, { q, kind, from, to }: IssueFilter, bodies: Bodies): Query {
  let query: Query = db.selectFrom('extract').where('sequence', 'is not', null);
  if (bodies.length > 0) query = query.where('register_body', 'in', [...bodies]);
  if (kind) query = query.where('kind', '=', kind);
  if (from) query = query.where('issued_on', '>=', from);
  if (to) query = query.where('issued_on', '<=', to);
  return q ? asked(query, q) : query;
}

/** `12`, `12/2026` and `12/2026/GKS-BS` look for numbers; all else for words of names, each of which must be there. */
function asked(query: Query, q: string): Query {
  const number = /^0*(\d{1,6})(?:\s*\/\s*(\d{4})(?:\s*\/\s*([A-Z]+(?:-BS)?))?)?$/i.exec(q.trim());
  if (number) {
    const [, sequence, year, series] = number;
    let of = query.where('sequence', '=', Number(sequence));
    if (year) of = of.where('year', '=', Number(year));
    if (series) of = of.where('series', 'like', `${series.toUpperCase().replace(/-BS$/, '')}-%`);
    return of;
  }
  const words = fold(q).split(' ');
  if (words[0] === '') return query.where(sql<boolean>`false`);
  return words.reduce((narrowed, word) => narrowed.where('find_fold', 'like', `%${word}%`), query);
}

function numberedFrom(row: Selectable<ExtractTable>): NumberedExtract {
  const { number, sequence, issued_on: issuedOn } = row;
  if (number === null || sequence === null || issuedOn === null) throw new Error(`${row.id} has no number`);
  return { ...extractFrom(row), number, sequence, issuedOn };
}

/** `most` stretches of numbers that nothing is kept of, in each series that has any. */
const mostMissing = 20;

/** Every series with its last number and its holes, the newest first; of papers of these register bodies. */
export async function checkSeries(db: Db, bodies: Bodies): Promise<IssueSeries[]> {
  const { rows } = await sql<{ body: string; series: string; year: number; last: number; is_whole: boolean }>`
    select given.body, given.series, given.year, given.last,
      kept.n = given.last and kept.first = 1 and kept.last = given.last as is_whole
    from number_series given
    left join lateral (
      select count(*) as n, min(sequence) as first, max(sequence) as last from extract
      where body = given.body and series = given.series and year = given.year and sequence is not null
    ) kept on true
    where given.series like '%-BS' and (${bodies.length === 0} or (given.body, given.series, given.year) in (
      select body, series, year from extract
      where register_body = any(${[...bodies]}) and sequence is not null group by body, series, year
    ))
    order by given.year desc, given.body, given.series`.execute(db);
  return Promise.all(
    rows.map(async ({ body, series, year, last, is_whole }) => ({
      body,
      series,
      year,
      last,
      missing: is_whole ? [] : await holes(db, { body, series, year, last }),
    })),
  );
}

async function holes(
  db: Db,
  { body, series, year, last }: { body: string; series: string; year: number; last: number },
): Promise<IssueSeries['missing']> {
  const { rows } = await sql<{ from: number; to: number }>`
    select previous + 1 as "from", sequence - 1 as "to"
    from (
      select sequence, lag(sequence, 1, 0) over (order by sequence) as previous
      from (
        select sequence from extract
        where body = ${body} and series = ${series} and year = ${year} and sequence is not null
        union all select ${last}::integer + 1
      ) all_of_it
    ) beside
    where sequence > previous + 1 order by sequence limit ${mostMissing}`.execute(db);
  return rows;
}

/** Where a page ends, for the next one; null when it was not full. */
export const nextAfter = (page: readonly NumberedExtract[], most: number): ExtractId | null =>
  page.length < most ? null : (page.at(-1)?.id ?? null);
