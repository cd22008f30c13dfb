import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

test('offers texts to who keys, decides or approves, and to nobody else; what was typed is in no log', async () => {
  const { entryId } = await office.entry();
  const body = { entryId, field: 'motherResidence', text: 'phuong bach mai' };
  for (const role of ['verifier', 'arbiter', 'approver'] as const) {
    const who = await office.officer(`may-${role}`, [role]);
    const answer = await who.call('POST', '/api/suggest', body);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()[0]).toEqual({
      text: 'Phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội',
      from: 'places',
    });
  }
  const clerk = await office.officer('may-not', ['clerk']);
  expect((await clerk.call('POST', '/api/suggest', body)).statusCode).toBe(403);
  const log = JSON.stringify(office.logged);
  expect(log).toContain('/api/suggest');
  expect(log).not.toMatch(/bach mai|Bạch Mai/u);
});

test('a field or an entry that does not exist is told as such, without what was typed', async () => {
  const { entryId } = await office.entry();
  const who = await office.officer('asks', ['verifier']);
  const strange = await who.call('POST', '/api/suggest', { entryId, field: 'nickname', text: 'bí mật' });
  expect([strange.statusCode, strange.body.includes('bí mật')]).toEqual([400, false]);
  const missing = `entry_${'z'.repeat(26)}`;
  const none = await who.call('POST', '/api/suggest', {
    entryId: missing,
    field: 'childName',
    text: 'bí mật',
  });
  expect([none.statusCode, none.body.includes('bí mật')]).toEqual([404, false]);
});
