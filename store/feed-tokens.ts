import { createHash, randomBytes } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { Db } from './open.ts';
import { randomId } from './random-id.ts';

/** A right of a program to read the feed. */
export interface FeedToken {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token itself is told once; its hash is kept. */
export async function addFeedToken(
  db: Db,
  name: string,
  at: Date,
): Promise<{ id: string; name: string; token: string }> {
  const id = randomId('token');
  const token = `hotich_${randomBytes(32).toString('base64url')}`;
  await db
    .insertInto('feed_token')
    .values({ id, name, token_hash: hashOf(token), added_at: at })
    .execute();
  return { id, name, token };
}

/** Those that are taken, the first first. */
export async function feedTokens(db: Db): Promise<FeedToken[]> {
  const rows = await db
    .selectFrom('feed_token')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
  return rows.map(({ id, name, added_at }) => ({ id, name, addedAt: added_at }));
}

/** Throws `id.not-found`. */
export async function removeFeedToken(db: Db, id: string, at: Date): Promise<void> {
  const removed = await db
    .updateTable('feed_token')
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows === 0n) throw new ExpectedError('id.not-found', { id });
}

/** Whose token it is; null for one that nobody was given, or that was taken back. */
export async function feedTokenId(db: Db, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('feed_token')
    .select('id')
    .where('token_hash', '=', hashOf(token))
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
