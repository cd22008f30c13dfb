import { sql } from 'kysely';
import type { Store } from './open.ts';

/** Tries of one login, and of one address whatever the login, within a sliding window; those that ended in a session do not count. */
const limits = { windowSeconds: 300, ofLogin: 10, ofAddress: 50 };

interface Try {
  readonly login: string;
  /** Of the network. */
  readonly address: string;
}

/**
 * Counts a try to sign in; seconds to wait when there were too many, else null. In the database: a restart forgets nothing,
 * and several servers count together.
 */
export async function takeTry({ db }: Store, { login, address }: Try, now: Date): Promise<number | null> {
  const since = new Date(now.getTime() - limits.windowSeconds * 1000);
  return db.transaction().execute(async (tx) => {
    // One at a time, or a hundred at once would each see none before them.
    await sql`select pg_advisory_xact_lock(hashtext('sign_in_try'))`.execute(tx);
    await tx.deleteFrom('sign_in_try').where('at', '<=', since).execute();
    const oldest = async (column: 'login' | 'address', value: string, most: number) => {
      const rows = await tx
        .selectFrom('sign_in_try')
        .select('at')
        .where(column, '=', value)
        .orderBy('at', 'desc')
        .limit(most)
        .execute();
      return rows.length < most ? null : (rows.at(-1)?.at ?? null);
    };
    const full =
      (await oldest('login', login, limits.ofLogin)) ?? (await oldest('address', address, limits.ofAddress));
    if (full !== null) return Math.ceil((full.getTime() - since.getTime()) / 1000);
    await tx.insertInto('sign_in_try').values({ login, address, at: now }).execute();
    return null;
  });
}

/** After one that was right. */
export async function forgetTries({ db }: Store, login: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('login', '=', login).execute();
}
