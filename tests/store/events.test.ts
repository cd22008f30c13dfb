import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { sql } from 'kysely';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test('an event is never changed or removed', async () => {
  const { db } = database.store;
  await db
    .insertInto('event')
    .values({ record_id: 'r', seq: 1, kind: 'entry-approved', at: new Date(), by: 'o', body: '{}' })
    .execute();
  const final = /events are never changed or removed/;
  await expect(db.updateTable('event').set({ by: 'x' }).execute()).rejects.toThrow(final);
  await expect(db.deleteFrom('event').execute()).rejects.toThrow(final);
  await expect(sql`truncate event`.execute(db)).rejects.toThrow(final);
});
