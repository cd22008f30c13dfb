import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { openStore } from '#store/open.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let admin: Caller;
beforeAll(async () => {
  office = await openOffice();
  admin = await office.officer('quantri', ['admin']);
});
afterAll(() => office.close());

const secret = 'Nguyễn Bí Mật';

describe('a request that is not understood', () => {
  test.each([
    ['GET', '/api/records', undefined, 'q'],
    ['GET', '/api/records?q=an&year=abc', undefined, 'year'],
    ['GET', `/api/records/${encodeURIComponent(secret)}`, undefined, 'recordId'],
    ['GET', '/api/images/nope', undefined, 'sha256'],
    ['GET', `/api/images/${'a'.repeat(64)}?width=0`, undefined, 'width'],
    ['POST', '/api/tasks/claim', { step: secret, subjectId: null }, 'step'],
    ['POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: null, [secret]: 1 }, ''],
    ['POST', `/api/tasks/task_${'a'.repeat(26)}/approve`, { verdict: secret }, 'verdict'],
  ] as const)('%s %s names the place, not what stood there', async (method, url, payload, field) => {
    const answer = await admin.call(method, url, payload);
    expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'request.bad', details: { field } }]);
  });

  test('as JSON at all, or far too long, is refused likewise', async () => {
    const headers = { cookie: admin.cookie, 'x-hotich': '1', 'content-type': 'application/json' };
    for (const payload of ['{"step": ', `"${'x'.repeat(300_000)}"`]) {
      const answer = await office.app.inject({ method: 'POST', url: '/api/tasks/claim', headers, payload });
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        { code: 'request.bad', details: { field: 'body' } },
      ]);
    }
  });

  test('of an address that is not there finds nothing', async () => {
    expect((await admin.call('GET', '/api/nothing')).json()).toEqual({ code: 'id.not-found', details: {} });
  });
});

test('failed decisions answer without a name, and nothing that was logged has one', async () => {
  const { entryId, read } = await office.entry({ childName: secret });
  const id = await claim(admin, 'verify-entry', entryId);
  const answers = [
    await admin.call('POST', `/api/tasks/${id}/verify`, {
      fields: { childName: { state: 'written', written: secret } },
    }),
    await admin.call('POST', `/api/tasks/${id}/verify`, {
      fields: { childName: { state: 'blank', written: secret } },
    }),
    await admin.call('POST', `/api/tasks/${id}/verify`, agreeing(read, { childName: 'x'.repeat(601) })),
    await admin.call('GET', `/api/records?q=${encodeURIComponent(secret)}&year=1`),
  ];
  for (const answer of answers) {
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('Bí Mật');
  }
  expect((await admin.call('GET', `/api/records?q=${encodeURIComponent(secret)}`)).json().hits).toHaveLength(
    1,
  );
  expect(JSON.stringify(office.logged)).not.toMatch(/Bí Mật|B%C3%AD/);
});

test('a bug answers with a number to look for in the log, and the log holds no value it choked on', async () => {
  const { entryId, recordId } = await office.entry({ childName: secret });
  const { db } = office.store;
  await db
    .updateTable('step_output')
    .set({ output: JSON.stringify({ childName: secret }) })
    .where('subject_id', '=', entryId)
    .execute();
  const answer = await admin.call('GET', `/api/records/${recordId}`);
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toEqual({ code: 'bug', details: { id: expect.stringMatching(/^[0-9a-f]{10}$/) } });
  const line = office.logged.find((facts) => 'id' in facts && facts.id === answer.json().details.id);
  expect(line).toMatchObject({
    text: 'bug',
    bug: { name: 'ZodError', frames: expect.arrayContaining([expect.stringContaining('present-entry')]) },
  });
  expect(JSON.stringify(line)).not.toContain('Bí Mật');
});

test('a database that is away is said to be so, with a retry worth trying', async () => {
  const nobody = openStore('postgresql://hotich@127.0.0.1:1/hotich');
  const app = buildApp({ ...office.ports, store: nobody });
  try {
    const headers = { cookie: admin.cookie, 'x-hotich': '1' };
    const answer = await app.inject({ method: 'GET', url: '/api/session', headers });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'store.unreachable']);
  } finally {
    await app.close();
    await nobody.close();
  }
});
