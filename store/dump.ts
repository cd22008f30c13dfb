import { sql } from 'kysely';
import type { Db } from './open.ts';
import type { Tables } from './tables.ts';

/** Tables in an order that foreign keys allow. Sessions are not data. */
export const dumpedTables = [
  'book',
  'page',
  'entry',
  'entry_name',
  'step_output',
  'outbox',
  'task',
  'trouble',
  'trouble_settlement',
  'draft',
  'gold',
  'book_lot',
  'field_check',
  'keyed_field',
  'relation',
  'relation_decision',
  'person',
  'person_mention',
  'person_change',
  'link_model',
  'book_closing',
  'ledger_mark',
  'series_mark',
  'entry_strike',
  'page_number',
  // before the events: putting an event back would tell it anew
  'feed',
  'event',
  'extract',
  'receipt',
  'hurry',
  'check_visit',
  'number_series',
  'officer',
  'delegation',
  'absence',
  'signing_session',
  'office_change',
  'setting',
  'model',
  'view',
  'webhook',
  'delivery',
  'feed_token',
] as const satisfies readonly (keyof Tables)[];

/** Columns that Postgres computes from others: nobody may write them. */
const computed: Readonly<Partial<Record<keyof Tables, readonly string[]>>> = {
  extract: ['copies', 'fee', 'register_body'],
};
/** Tables whose `id` counts up. */
const counting: ReadonlySet<keyof Tables> = new Set([
  'outbox',
  'office_change',
  'check_visit',
  'feed',
  'relation_decision',
  'person_change',
  'book_closing',
  'ledger_mark',
  'series_mark',
  'entry_strike',
  'page_number',
]);

/** Every row of a table as JSON lines, in pages, as of one moment when called inside a repeatable-read transaction. */
export async function* dumpTable(db: Db, table: (typeof dumpedTables)[number]): AsyncGenerator<string[]> {
  const name = sql.table(table);
  for (let offset = 0; ; offset += 5000) {
    const { rows } = await sql<{ line: string }>`
      select (to_jsonb(t) - ${[...(computed[table] ?? [])]}::text[])::text as line from ${name} t order by t.ctid limit 5000 offset ${offset}`.execute(
      db,
    );
    if (rows.length === 0) return;
    yield rows.map((row) => row.line);
  }
}

/** Puts dumped rows back into an empty table. */
export async function restoreRows(
  db: Db,
  table: (typeof dumpedTables)[number],
  lines: readonly string[],
): Promise<void> {
  const [first] = lines;
  if (first === undefined) return;
  const name = sql.table(table);
  const rows = `[${lines.join(',')}]`;
  // An older backup lacks columns that were added since: they get what the table gives them.
  const columns = sql.join(Object.keys(JSON.parse(first) as object).map((column) => sql.ref(column)));
  const overriding = counting.has(table) ? sql`overriding system value` : sql``;
  await sql`insert into ${name} (${columns}) ${overriding}
    select ${columns} from jsonb_populate_recordset(null::${name}, ${rows}::jsonb)`.execute(db);
  if (counting.has(table))
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${name}))`.execute(
      db,
    );
}

/** True before the first book was loaded and the first officer made. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from book) or exists (select from officer) or exists (select from event) as any`.execute(
    db,
  );
  return rows[0]?.any === false;
}
