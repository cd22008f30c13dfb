import { sql } from 'kysely';
import { EntryId } from '#schemas/ids.ts';
import { type BlockKeys, Comparable } from '#schemas/match.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { BlockKeysMade } from '#schemas/relate-run.ts';
import type { Db } from './open.ts';

const name = 'block-keys';

/** The version of the keys that all entries have; null: not known, or there are no entries. */
export async function keysMadeAs(db: Db): Promise<number | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row ? BlockKeysMade.parse(row.value).version : null;
}

export async function setKeysMadeAs(db: Db, version: number): Promise<void> {
  const value = JSON.stringify({ version });
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: new Date() }))
    .execute();
}

/** Whether there are so many entries that sorting all their keys in anew is quicker than one by one. */
export async function areManyToKey(db: Db): Promise<boolean> {
  const many = await db.selectFrom('entry').select('id').offset(20_000).limit(1).executeTakeFirst();
  return many !== undefined;
}

/** Without it entries still meet, only slowly; `makeKeyIndex` must follow. */
export const dropKeyIndex = (db: Db) => sql`drop index if exists entry_by_block`.execute(db);

/** As migrations 0001 and 0010 make it; does nothing when it is there. */
export const makeKeyIndex = (db: Db) =>
  sql`create index if not exists entry_by_block on entry using gin (block_keys) with (fastupdate = off)`.execute(
    db,
  );

/** The next entries by id with what they are compared by, their rows locked. */
export async function entriesToKey(
  tx: Db,
  after: string,
  most: number,
): Promise<{ entryId: EntryId; kind: RecordKind; values: Comparable['values'] }[]> {
  const rows = await tx
    .selectFrom('entry')
    .select(['id', 'kind', 'comparable'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    entryId: EntryId.parse(row.id),
    kind: RecordKind.parse(row.kind),
    values: Comparable.parse(row.comparable).values,
  }));
}

/** Gives entries other keys; returns how many had others. */
export async function keepBlockKeys(
  tx: Db,
  keys: readonly { readonly entryId: EntryId; readonly keys: BlockKeys }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update entry set block_keys = one.keys
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as one ("entryId" text, keys text[])
    where entry.id = one."entryId" and entry.block_keys is distinct from one.keys`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
