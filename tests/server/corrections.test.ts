import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReply } from '#schemas/api/check.ts';
import { AuthorizedExtract } from '#schemas/extract.ts';
import { RecordView } from '#schemas/api/records.ts';
import type { RecordId } from '#schemas/ids.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { askedExtracts } from '#tests/support/asked-extracts.ts';
import { type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

const basis = { number: '15/TLCC', date: '2026-11-20', office: 'UBND phường Thử Nghiệm' };
const note = 'Cải chính tên mẹ từ “Trần Thị Mẫu” thành “Trần Thị Mẫn” theo 15/TLCC ngày 20/11/2026.';

let office: Office;
let clerk: Caller;
let approver: Caller;
let registrar: Caller;
let asked: Awaited<ReturnType<typeof askedExtracts>>;
beforeAll(async () => {
  office = await openOffice();
  asked = await askedExtracts(office);
  clerk = asked.clerk;
  approver = await office.officer('caichinh', ['approver']);
  registrar = await office.officer('ky', ['registrar']);
}, 180_000);
afterAll(() => office.close());

let entryNo = 100;
const approved = async (written: Parameters<Office['entry']>[0] = {}): Promise<RecordId> => {
  entryNo += 1;
  return asked.approved(await office.entry({ entryNo: String(entryNo), ...written }));
};
const viewOf = async (recordId: RecordId) =>
  RecordView.parse((await approver.call('GET', `/api/records/${recordId}`)).json());
async function correct(recordId: RecordId, more: object = {}, who = approver) {
  const { version } = await viewOf(recordId);
  const body = { what: 'correction', basis, changes: {}, note, version, ...more };
  return who.call('POST', `/api/records/${recordId}/corrections`, body);
}
/** A paper of it, signed at the officer's desk. */
async function paperOf(recordId: RecordId) {
  const { id } = await asked.ask(recordId);
  const taskId = await claim(registrar, 'authorize-extract', id);
  const sealed = await registrar.call('POST', `/api/tasks/${taskId}/authorize`, { verdict: 'authorize' });
  expect(sealed.json().status).toBe('sealed');
  const { authorized, code } = await extractById(office.store.db, id);
  return { values: AuthorizedExtract.parse(authorized).values, code };
}
const checked = async (code: string | null) =>
  ((await office.app.inject({ url: `/api/check/${code}` })).json() as CheckReply).state;
const found = async (q: string) =>
  (await clerk.call('GET', `/api/records?${new URLSearchParams({ q })}`))
    .json()
    .hits.map((hit: { id: string }) => hit.id);

test('a correction is on every paper from then on, with its note; papers of before are said to be corrected', async () => {
  const recordId = await approved();
  const before = await paperOf(recordId);
  expect(before.values.motherName).toBe('Trần Thị Mẫu');
  expect(await checked(before.code)).toBe('valid');
  const answer = await correct(recordId, { changes: { motherName: ' Trần  Thị Mẫn ' } });
  expect([answer.statusCode, answer.json()]).toEqual([200, { ok: true }]);

  const after = await paperOf(recordId);
  expect(after.values.motherName).toBe('Trần Thị Mẫn');
  expect(after.values.note).toContain(note);
  expect(await checked(before.code)).toBe('corrected');
  expect(await checked(after.code)).toBe('valid');

  const view = await viewOf(recordId);
  expect(view.corrections).toMatchObject([{ note, keys: ['motherName'] }]);
  expect(view.entry.fields.find(({ key }) => key === 'motherName')?.verified).toEqual({
    state: 'written',
    written: 'Trần Thị Mẫn',
    value: 'Trần Thị Mẫn',
    by: approver.officer.id,
    box: null,
  });
  expect(view.journal.filter(({ kind }) => kind === 'record-corrected')).toMatchObject([
    { by: 'Cán bộ caichinh', details: { what: 'correction', basis: basis.number, fields: 1 } },
  ]);
  expect(JSON.stringify(view.journal)).not.toContain('Mẫn');
  const [first] = await eventsOf(office.store.db, recordId);
  expect(first).toMatchObject({
    kind: 'entry-verified',
    fields: { motherName: { written: 'Trần Thị Mẫu' } },
  });
});

test('the record is found by the name of now and by those of before, and met by others under both years', async () => {
  const recordId = await approved({ childName: 'Vương Bá Khoái' });
  await correct(recordId, {
    changes: {
      childName: 'Vương Bá Khải',
      childBirthDate: '07/03/2014',
      childBirthDateInWords: 'Ngày bảy tháng ba năm hai nghìn không trăm mười bốn',
    },
  });
  expect(await found('Vương Bá Khải')).toEqual([recordId]);
  expect(await found('vuong ba khoai')).toEqual([recordId]);
  await correct(recordId, { changes: { childName: 'Vương Bá Khang' } });
  for (const name of ['Vương Bá Khang', 'Vương Bá Khải', 'Vương Bá Khoái'])
    expect([name, await found(name)]).toEqual([name, [recordId]]);
  const { hit } = await viewOf(recordId);
  expect(hit).toMatchObject({
    names: ['Vương Bá Khang', 'Trần Thị Mẫu', 'Nguyễn Văn Thử'],
    eventDate: '2014-03-07',
  });
  const row = await office.store.db
    .selectFrom('entry')
    .select(['block_keys', 'event_year'])
    .where('record_id', '=', recordId)
    .executeTakeFirstOrThrow();
  expect(row.event_year).toBe(2014);
  // meets an entry of the year after in which but its name was read
  const other = blockKeysOf('birth', { childName: 'Vuong Ba Khang', childBirthDate: '2015' });
  expect(row.block_keys.some((key) => other.includes(key))).toBe(true);
});

describe('a correction', () => {
  test('that empties a field leaves it blank on papers', async () => {
    const recordId = await approved();
    expect((await correct(recordId, { changes: { fatherName: '' } })).statusCode).toBe(200);
    expect((await paperOf(recordId)).values).not.toHaveProperty('fatherName');
  });

  test('may be a note alone, and a text that was there already changes nothing', async () => {
    const recordId = await approved();
    await correct(recordId, { what: 'other', changes: { motherName: 'Trần Thị Mẫu' } });
    expect((await viewOf(recordId)).corrections).toMatchObject([{ note, keys: [] }]);
  });

  test('may add a field that the old form had not', async () => {
    const recordId = await approved();
    await correct(recordId, { what: 'supplement', changes: { childPersonalId: '001316012345' } });
    const { fields } = (await viewOf(recordId)).entry;
    expect(fields.find(({ key }) => key === 'childPersonalId')?.verified?.written).toBe('001316012345');
  });

  test.each([
    ['without a note', { note: ' ' }, 400, 'request.bad'],
    ['without a decision', { basis: { ...basis, number: '' } }, 400, 'request.bad'],
    ['of a field that births have not', { changes: { deceasedName: 'Ai' } }, 400, 'request.bad'],
    ['of a day that never was', { changes: { childBirthDate: '30/2/2016' } }, 422, 'record.bad-date'],
    ['of words for a date', { changes: { childBirthDate: 'hôm qua' } }, 422, 'record.bad-date'],
    ['of figures alone', { changes: { childBirthDate: '02/05/2016' } }, 422, 'record.words-differ'],
    ['of a version that is no more', { version: 1 }, 409, 'record.changed'],
  ])('%s is refused and nothing changes', async (_, more, status, code) => {
    const recordId = await approved();
    const { version } = await viewOf(recordId);
    const answer = await correct(recordId, more);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect((await viewOf(recordId)).version).toBe(version);
  });

  test('is refused before the record is approved, and to a clerk, and twice from the same view', async () => {
    const { recordId } = await office.entry({ entryNo: '999' });
    const early = await correct(recordId, { version: 1 });
    expect([early.statusCode, early.json().code]).toEqual([409, 'record.not-approved']);
    const other = await approved();
    const { version } = await viewOf(other);
    expect((await correct(other, { version }, clerk)).json().code).toBe('may.not');
    const both = await Promise.all([correct(other, { version }), correct(other, { version })]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

test('a registration that is revoked gives no paper any more, and those of before are called back', async () => {
  const recordId = await approved({ childName: 'Hồ Thu Hồi' });
  const before = await paperOf(recordId);
  const { version } = await viewOf(recordId);
  const body = { basis, reason: 'Đăng ký trái quy định', version };
  const revoke = (more: object = {}) =>
    approver.call('POST', `/api/records/${recordId}/revoke`, { ...body, ...more });
  expect((await revoke({ reason: '' })).json().code).toBe('request.bad');
  expect((await revoke({ version: 1 })).json().code).toBe('record.changed');
  expect((await revoke()).statusCode).toBe(200);
  expect((await revoke()).json().code).toBe('record.revoked');
  expect((await correct(recordId)).json().code).toBe('record.revoked');
  expect(await checked(before.code)).toBe('voided');
  expect((await viewOf(recordId)).hit.status).toBe('revoked');
  expect(await found('Hồ Thu Hồi')).toEqual([recordId]);
  const requester = { name: 'Đặng Thị Chờ', relation: 'self', paper: 'CCCD' };
  const again = await clerk.call('POST', `/api/records/${recordId}/extracts`, {
    idempotencyKey: randomUUID(),
    requester,
    copies: 1,
  });
  expect([again.statusCode, again.json().code]).toEqual([409, 'record.revoked']);
  expect((await viewOf(recordId)).journal.filter(({ kind }) => kind === 'record-revoked')).toMatchObject([
    { by: 'Cán bộ caichinh', details: { basis: basis.number } },
  ]);
});
