import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpedTables, dumpTable, restoreRows } from '#store/dump.ts';
import { feedAfter, placeEvents } from '#store/feed.ts';
import { addFeedToken } from '#store/feed-tokens.ts';
import { fillOlder } from '#store/fill-older.ts';
import { checkSeries, issuePage } from '#store/issue-book.ts';
import type { Db, Store } from '#store/open.ts';
import { addWebhook, fanOut } from '#store/webhooks.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { claim, type Office, openOffice } from '#tests/support/office.ts';

type Table = (typeof dumpedTables)[number];
type Dump = ReadonlyMap<Table, readonly string[]>;

let office: Office;
let dump: Dump;
const others: FreshDatabase[] = [];
beforeAll(async () => {
  office = await openOffice();
  const { db } = office.store;
  const { approved, ask } = await askedExtracts(office);
  const registrar = await office.officer('ky', ['registrar']);
  const recordId = await approved(await office.entry({ childName: 'Lê Thị Hòa' }));
  const { id } = await ask(recordId);
  const taskId = await claim(registrar, 'authorize-extract', id);
  const sealed = await registrar.call('POST', `/api/tasks/${taskId}/authorize`, { verdict: 'authorize' });
  expect(sealed.json().status).toBe('sealed');
  await office.app.inject({ url: `/api/check/${sealed.json().code}` });
  const at = office.clock.now;
  await db.insertInto('office_change').values({ at, by: 'x', kind: 'x', details: '{}' }).execute();
  await placeEvents(db);
  const hook = await addWebhook(db, { url: 'http://127.0.0.1:1/', secret: 'whsec_x', after: 0, at });
  await fanOut(db, hook.id, 100, at);
  await addFeedToken(db, 'thử', at);
  dump = await dumped(db);
}, 180_000);
afterAll(async () => {
  await office.close();
  for (const other of others) await other.close();
});

async function dumped(db: Db): Promise<Dump> {
  const tables = new Map<Table, string[]>();
  for (const table of dumpedTables) {
    const lines: string[] = [];
    for await (const some of dumpTable(db, table)) lines.push(...some);
    tables.set(table, lines.sort());
  }
  return tables;
}

async function restored(of: Dump): Promise<Store> {
  const other = await freshDatabase();
  others.push(other);
  await other.store.db.transaction().execute(async (tx) => {
    for (const table of dumpedTables) await restoreRows(tx, table, of.get(table) ?? []);
    await fillOlder(tx);
  });
  return other.store;
}

test('every table has the same rows after a restore: numbers, rights, checks, the feed and what waits for receivers', async () => {
  for (const table of [
    'extract',
    'receipt',
    'delegation',
    'check_visit',
    'office_change',
    'feed',
    'delivery',
  ] as const)
    expect([table, (dump.get(table) ?? []).length > 0]).toEqual([table, true]);
  const { db } = await restored(dump);
  expect(await dumped(db)).toEqual(dump);
  const filter = { order: 'newest', most: 10 } as const;
  expect(await issuePage(db, { ...filter, q: 'le thi hoa' }, [])).toMatchObject([
    { number: '1/2026/GKS-BS' },
  ]);
  expect(await issuePage(db, filter, ['Ủy ban nhân dân phường Bạch Mai'])).toHaveLength(1);
});

test('what is added after a restore counts on and is told in its turn, nothing is told twice', async () => {
  const { db } = await restored(dump);
  const before = await feedAfter(db, 0, 100);
  expect(before.map(({ place }) => place)).toEqual([1, 2]);
  expect(await placeEvents(db)).toBe(0);
  const change = { at: new Date(), by: 'x', kind: 'y', details: '{}' };
  await db.insertInto('office_change').values(change).execute();
  await db.insertInto('check_visit').values({ state: 'valid', by_file: false, at: new Date() }).execute();
  await db
    .insertInto('feed')
    .values({ record_id: before[0]?.recordId ?? '', seq: 99, kind: 'record-revoked', place: null })
    .execute();
  expect(await placeEvents(db)).toBe(1);
});

test('a backup from before the counter gives its papers their place in the issue book and their signers their right', async () => {
  const added = [
    'receipt',
    'hurry',
    'check_visit',
    'delegation',
    'absence',
    'signing_session',
    'office_change',
  ];
  const later = ['feed', 'webhook', 'delivery', 'feed_token'];
  const columns = [
    'body',
    'series',
    'year',
    'sequence',
    'issued_on',
    'sealed_at',
    'pdf',
    'level',
    'find_fold',
  ];
  const older = new Map(dump);
  for (const table of [...added, ...later] as Table[]) older.delete(table);
  const change = (table: Table, how: (row: Record<string, unknown>) => Record<string, unknown>) =>
    older.set(
      table,
      (dump.get(table) ?? []).map((line) => JSON.stringify(how(JSON.parse(line)))),
    );
  change('extract', (row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !columns.includes(key))),
  );
  change('number_series', ({ last_at: _, ...row }) => row);
  change('officer', (row) =>
    row.login === 'ky' ? { ...row, capacity_lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] } : row,
  );
  const { db } = await restored(older);
  const [line] = await issuePage(db, { order: 'newest', most: 10, q: 'hoa' }, []);
  expect(line).toMatchObject({ number: '1/2026/GKS-BS', sequence: 1, issuedOn: '2026-11-22' });
  expect(await checkSeries(db, [])).toMatchObject([{ series: 'GKS-BS', last: 1, missing: [] }]);
  const rights = await db.selectFrom('delegation').select(['capacity', 'lines']).execute();
  expect(rights).toEqual([{ capacity: 'KT.', lines: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] }]);
  await placeEvents(db);
  expect((await feedAfter(db, 0, 100)).map(({ seq }) => seq)).toEqual([2, 4]);
  // the same number is not given again
  await expect(
    db
      .insertInto('extract')
      .values({
        id: randomUUID(),
        record_id: 'x',
        kind: 'birth',
        template_id: 'x',
        request: '{}',
        requested_by: 'x',
        idempotency_key: 'x',
        status: 'sealed',
        body: 'Ủy ban nhân dân phường Hai Bà Trưng',
        series: 'GKS-BS',
        year: 2026,
        sequence: 1,
      })
      .execute(),
  ).rejects.toThrow(/extract_number/);
});
