import {
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Db } from './open.ts';
import { planOnce } from './plan-once.ts';
import type { Tables } from './tables.ts';

/**
 * Asks a transaction's database several things at once: statements go out one behind the other without waiting for answers
 * (`pipeline` of pg), and run in the order in which `ask` sends them; each is planned once a connection (`planOnce`). Waits
 * for all answers, then throws what the first of those given to fail threw: nothing may be under way when the transaction
 * ends. (By itself Kysely has a transaction's statements wait for one another.)
 */
export const together = <const Asked extends readonly Promise<unknown>[]>(
  tx: Db,
  ask: (tx: Db) => Asked,
): Promise<{ [At in keyof Asked]: Awaited<Asked[At]> }> =>
  tx.getExecutor().provideConnection(async (connection) => {
    const asked = ask(overOne(connection));
    await Promise.allSettled(asked);
    return Promise.all(asked) as never;
  });

/** Asks something that is asked all day: planned once a connection. */
export const oftenAsked = async <Answer>(db: Db, ask: (db: Db) => Promise<Answer>): Promise<Answer> => {
  const [answer] = await together(db, (db) => [ask(db)]);
  return answer as Answer;
};

const overConnections = new WeakMap<DatabaseConnection, Db>();

/** A database that is this one connection; whoever asks does not wait for who asked before. */
function overOne(connection: DatabaseConnection): Db {
  const known = overConnections.get(connection);
  if (known) return known;
  const planning: DatabaseConnection = {
    executeQuery: (query) => {
      planOnce(query.sql);
      return connection.executeQuery(query);
    },
    streamQuery: (query, rows) => connection.streamQuery(query, rows),
  };
  const nothing = async () => undefined;
  const refused = () =>
    Promise.reject(new Error('a transaction does not begin or end among statements sent together'));
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => planning,
        releaseConnection: nothing,
        destroy: nothing,
        beginTransaction: refused,
        commitTransaction: refused,
        rollbackTransaction: refused,
      }),
    },
  });
  overConnections.set(connection, db);
  // among statements sent together others may be
  overConnections.set(planning, db);
  return db;
}
