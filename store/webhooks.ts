import { type Selectable, sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { Db } from './open.ts';
import { randomId } from './random-id.ts';
import type { WebhookTable } from './tables.ts';

/** An address that is told of every event. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
  readonly addedAt: Date;
  /** In a row; 0: the last call was taken. */
  readonly failures: number;
}

/** One telling of one event. */
export interface Delivery {
  readonly webhookId: string;
  readonly place: number;
  /** Which try this is, from 1. */
  readonly tries: number;
}

const webhookFrom = (row: Selectable<WebhookTable>): Webhook => ({
  id: row.id,
  url: row.url,
  secret: row.secret,
  addedAt: row.added_at,
  failures: row.failures,
});

/** `after`: the last place it does not want to be told of. */
export async function addWebhook(
  db: Db,
  { url, secret, after, at }: { url: string; secret: string; after: number; at: Date },
): Promise<Webhook> {
  const row = await db
    .insertInto('webhook')
    .values({ id: randomId('webhook'), url, secret, fed_to: after, added_at: at })
    .returningAll()
    .executeTakeFirstOrThrow();
  return webhookFrom(row);
}

/** Nothing is told to it from now on, not even what waits. Throws `id.not-found`. */
export async function removeWebhook(db: Db, id: string, at: Date): Promise<void> {
  const removed = await db
    .updateTable('webhook')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) throw new ExpectedError('id.not-found', { id });
  await db.deleteFrom('delivery').where('webhook_id', '=', id).execute();
}

/** Those in use, the first first, with what waits for them and what they were told in vain. */
export async function listWebhooks(
  db: Db,
): Promise<readonly (Webhook & { waiting: number; dead: number; lastFailure: string | null })[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .select((eb) => {
      const of = (state: string) =>
        eb
          .selectFrom('delivery')
          .whereRef('webhook_id', '=', 'webhook.id')
          .where('state', '=', state)
          .select((d) => d.fn.countAll<number>().as('n'));
      return [
        of('due').as('waiting'),
        of('dead').as('dead'),
        eb
          .selectFrom('delivery')
          .whereRef('webhook_id', '=', 'webhook.id')
          .where('failure', 'is not', null)
          .orderBy('due_at', 'desc')
          .limit(1)
          .select('failure')
          .as('last_failure'),
      ];
    })
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    ...webhookFrom(row),
    waiting: row.waiting ?? 0,
    dead: row.dead ?? 0,
    lastFailure: row.last_failure,
  }));
}

/** Webhooks that may be called now. */
export async function restedWebhooks(db: Db, now: Date): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .selectAll()
    .where('removed_at', 'is', null)
    .where((eb) => eb.or([eb('rest_until', 'is', null), eb('rest_until', '<=', now)]))
    .orderBy('id')
    .execute();
  return rows.map(webhookFrom);
}

/** Makes deliveries of the events that were given places since, at most `most`; returns how many. */
export async function fanOut(db: Db, webhookId: string, most: number, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const hook = await tx
      .selectFrom('webhook')
      .select('fed_to')
      .where('id', '=', webhookId)
      .where('removed_at', 'is', null)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!hook) return 0;
    const fed = await tx
      .insertInto('delivery')
      .columns(['webhook_id', 'place', 'record_id', 'state', 'due_at'])
      .expression((eb) =>
        eb
          .selectFrom('feed')
          .select([
            sql<string>`${webhookId}`.as('webhook_id'),
            sql<number>`place`.as('place'),
            'record_id',
            sql<string>`'due'`.as('state'),
            sql<Date>`${now}::timestamptz`.as('due_at'),
          ])
          .where('place', '>', hook.fed_to)
          .orderBy('place')
          .limit(most),
      )
      .returning('place')
      .execute();
    if (fed.length === 0) return 0;
    await tx
      .updateTable('webhook')
      .set({ fed_to: Math.max(...fed.map(({ place }) => place)) })
      .where('id', '=', webhookId)
      .execute();
    return fed.length;
  });
}

/**
 * Takes due deliveries, of each record its first, and keeps others from them until `leaseSeconds` have gone by; a try that
 * was begun counts, even when its process dies.
 */
export async function takeDeliveries(
  db: Db,
  webhookId: string,
  { most, now, leaseSeconds }: { most: number; now: Date; leaseSeconds: number },
): Promise<Delivery[]> {
  const { rows } = await sql<{ place: number; tries: number }>`
    update delivery set tries = tries + 1, due_at = ${new Date(now.getTime() + leaseSeconds * 1000)}
    where webhook_id = ${webhookId} and place in (
      select place from delivery one
      where webhook_id = ${webhookId} and state = 'due' and due_at <= ${now}
        and not exists (
          select from delivery earlier
          where earlier.webhook_id = one.webhook_id and earlier.record_id = one.record_id
            and earlier.place < one.place and earlier.state = 'due'
        )
      order by place limit ${most} for update skip locked
    )
    returning place, tries`.execute(db);
  return rows.map(({ place, tries }) => ({ webhookId, place, tries }));
}

export async function noteDelivered(db: Db, { webhookId, place }: Delivery, now: Date): Promise<void> {
  await db.deleteFrom('delivery').where('webhook_id', '=', webhookId).where('place', '=', place).execute();
  await db
    .updateTable('webhook')
    .set({ failures: 0, rest_until: null, delivered_at: now })
    .where('id', '=', webhookId)
    .execute();
}

/** `again`: when this one is tried again, null: never. `restUntil`: nothing else is tried at this address before. */
export async function noteNotDelivered(
  db: Db,
  { webhookId, place }: Delivery,
  { failure, again, restUntil }: { failure: string; again: Date | null; restUntil: Date },
): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ failure, ...(again ? { due_at: again } : { state: 'dead' }) })
    .where('webhook_id', '=', webhookId)
    .where('place', '=', place)
    .execute();
  await db
    .updateTable('webhook')
    .set((eb) => ({ failures: eb('failures', '+', 1), rest_until: restUntil }))
    .where('id', '=', webhookId)
    .execute();
}

/** Tries everything again that was given up. Returns how many; throws `id.not-found`. */
export async function reviveDeliveries(db: Db, webhookId: string, now: Date): Promise<number> {
  const hook = await db
    .updateTable('webhook')
    .set({ rest_until: null })
    .where('id', '=', webhookId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (hook.numUpdatedRows === 0n) throw new ExpectedError('id.not-found', { id: webhookId });
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'due', tries: 0, due_at: now })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
