import {
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type Transaction,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { ExpectedError } from '#schemas/errors.ts';
import { PlanningClient } from './plan-once.ts';
import type { Tables } from './tables.ts';

// bigint counts and identities fit a double here: below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A day stays as it is written, 2026-01-02: as a moment it would move with the machine's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, String);

export type Db = Kysely<Tables> | Transaction<Tables>;

export interface Store {
  readonly db: Kysely<Tables>;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Opens a pool; connects lazily. A dropped idle connection is replaced, not fatal. */
export function openStore(databaseUrl: string, maxConnections = 8): Store {
  const pool = new pg.Pool({
    Client: PlanningClient,
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
    // statements of a transaction may be sent without waiting for one another (`together`)
    pipeline: true,
  });
  pool.on('error', () => undefined);
  // A connection that breaks while a transaction holds it says so by an event of its own; its query fails anyway.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const dialect = new PostgresDialect({ pool });
  dialect.createDriver = () => new AtOnceDriver({ pool });
  const db = new Kysely<Tables>({ dialect });
  return { db, databaseUrl, close: () => db.destroy() };
}

/** A transaction's first statements go out with its `begin`: where that fails, the connection is gone, and they fail, too. */
class AtOnceDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    super.beginTransaction(connection, settings).catch(() => undefined);
  }
}

/** SQLSTATE and socket errors that mean "not now" or "no room", as errors people can act on; others pass through. */
export function storeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '53100' || code === 'ENOSPC')
    return new ExpectedError('store.disk-full', {}, { cause: error });
  if (
    /^(08|57P0|53300)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)
  )
    return new ExpectedError('store.unreachable', {}, { cause: error });
  if (
    error instanceof Error &&
    /Connection terminated|not queryable|timeout exceeded when trying to connect/.test(error.message)
  )
    return new ExpectedError('store.unreachable', {}, { cause: error });
  return error;
}
