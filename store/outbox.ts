import { type Selectable, sql } from 'kysely';
import type { Db } from './open.ts';
import type { OutboxTable } from './tables.ts';

export type OutboxRow = Selectable<OutboxTable>;

/** Rows due, the most urgent first, handed to `send` and then marked sent; several dispatchers share the work. */
export async function sendDue(
  db: Db,
  most: number,
  send: (rows: OutboxRow[]) => Promise<void>,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'due')
      .orderBy('priority')
      .orderBy('id')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    await send(rows);
    await tx
      .updateTable('outbox')
      .set({ state: 'sent', sent_at: new Date() })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.length;
  });
}

/** How many rows the queue should hold now. */
export async function countSent(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  return n;
}

/** Rows sent more than `seconds` ago and not settled, oldest first, marked looked-at so that the next call sees others. */
export async function sentLongAgo(db: Db, seconds: number, most: number): Promise<OutboxRow[]> {
  return db
    .updateTable('outbox')
    .set({ sent_at: new Date() })
    .where('id', 'in', (from) =>
      from
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'sent')
        .where('sent_at', '<=', new Date(Date.now() - seconds * 1000))
        .orderBy('sent_at')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute();
}

export const rowOf = (db: Db, id: string): Promise<OutboxRow | undefined> =>
  db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();

export const settleDone = (db: Db, id: string): Promise<unknown> =>
  db
    .updateTable('outbox')
    .set({ state: 'done', settled_at: new Date(), error_code: null, error_details: null })
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .execute();

/** `isLast`: no further try; the row is set aside for people to see. Returns the tries so far. */
export async function noteFailure(
  db: Db,
  id: string,
  failure: { code: string; details: Readonly<Record<string, string | number>>; isLast: boolean },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      attempts: sql`attempts + 1`,
      error_code: failure.code,
      error_details: JSON.stringify(failure.details),
      ...(failure.isLast ? { state: 'failed', settled_at: new Date() } : {}),
    })
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .execute();
}

/** Makes failed runs due again: one, those of a step, or all. Returns how many. */
export async function retryFailed(db: Db, which: { id?: string; step?: string } = {}): Promise<number> {
  let query = db
    .updateTable('outbox')
    .set({ state: 'due', attempts: 0, settled_at: null, sent_at: null })
    .where('state', '=', 'failed');
  if (which.id) query = query.where('id', '=', which.id);
  if (which.step) query = query.where('step', '=', which.step);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The whole re-send: forget what the queue was told and tell it again; jobs it still has are ignored by their id. */
export async function resendAll(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ state: 'due', sent_at: null })
    .where('state', '=', 'sent')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
