import { sql } from 'kysely';
import { Comparable } from '#schemas/match.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** A block larger than this says nothing about anybody. */
const most = 2000;

/** Entries of a kind that share a block key with the given ones, and how many entries of the kind there are. */
export const openNeighbors =
  (db: Db) =>
  async (
    kind: string,
    keys: readonly string[],
    except: EntryId,
  ): Promise<{ found: Comparable[]; of: number }> => {
    const of = await db
      .selectFrom('entry')
      .select(({ fn }) => fn.countAll<number>().as('of'))
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    if (keys.length === 0) return { found: [], of: of.of };
    const rows = await db
      .selectFrom('entry')
      .select('comparable')
      .where('kind', '=', kind)
      .where(sql<boolean>`block_keys && ${sql.val([...keys])}::text[]`)
      .where('id', '!=', except)
      .limit(most)
      .execute();
    return { found: rows.map((row) => Comparable.parse(row.comparable)), of: of.of };
  };
