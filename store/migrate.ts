import { type Migration, Migrator } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import * as first from './migrations/0001-first.ts';
import * as settingsAndSearch from './migrations/0002-settings-and-search.ts';
import * as models from './migrations/0003-models.ts';
import * as verification from './migrations/0004-verification.ts';
import * as counter from './migrations/0005-counter.ts';
import * as search from './migrations/0006-search.ts';
import * as feed from './migrations/0007-feed.ts';
import * as relations from './migrations/0008-relations.ts';
import * as searchPace from './migrations/0009-search-pace.ts';
import * as neighbors from './migrations/0010-neighbors.ts';
import * as ledger from './migrations/0011-ledger.ts';
import type { Store } from './open.ts';

/** In order; a released one is never edited, the next one is added. */
const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-settings-and-search': settingsAndSearch,
  '0003-models': models,
  '0004-verification': verification,
  '0005-counter': counter,
  '0006-search': search,
  '0007-feed': feed,
  '0008-relations': relations,
  '0009-search-pace': searchPace,
  '0010-neighbors': neighbors,
  '0011-ledger': ledger,
};

/**
 * Brings the database to this program's shape; several processes may call it at once.
 * Throws `store.newer-version` when a newer program has already been there.
 */
export async function migrate(store: Store): Promise<void> {
  const migrator = new Migrator({ db: store.db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  if (error instanceof Error && /corrupted migrations/.test(error.message))
    throw new ExpectedError(
      'store.newer-version',
      { has: 'database', knows: Object.keys(migrations).length },
      { cause: error },
    );
  throw error;
}
