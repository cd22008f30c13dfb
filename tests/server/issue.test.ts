import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExtractView } from '#schemas/api/extracts.ts';
import { RecordView } from '#schemas/api/records.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { ExtractId, RecordId } from '#schemas/ids.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { endSessions, openSession } from '#store/signing-sessions.ts';
import { voidInterrupted } from '#server/void-interrupted.ts';
import { agreeing, type Caller, claim, type Office, openOffice } from '#tests/support/office.ts';

let office: Office;
let verifier: Caller;
let approver: Caller;
let clerk: Caller;
let registrar: Caller;
beforeAll(async () => {
  office = await openOffice();
  verifier = await office.officer('kiemtra', ['verifier']);
  approver = await office.officer('duyet', ['approver']);
  clerk = await office.officer('quay', ['clerk']);
  registrar = await office.officer('ky', ['registrar']);
});
afterAll(() => office.close());

/** The registrar's key is open for the counter. */
const openForCounter = (most = 100_000) =>
  office.store.db.transaction().execute((tx) =>
    openSession(tx, {
      officerId: registrar.officer.id,
      openedAt: office.clock.now.toISOString(),
      until: '2030-01-01T00:00:00.000Z',
      most,
      kinds: [],
      atCounter: true,
    }),
  );

async function approvedRecord(): Promise<RecordId> {
  const { entryId, recordId, read } = await office.entry();
  const verifyId = await claim(verifier, 'verify-entry', entryId);
  await verifier.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read));
  const approveId = await claim(approver, 'approve-entry', entryId);
  const approved = await approver.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' });
  expect(approved.statusCode).toBe(200);
  return recordId;
}

const request = (more: object = {}) => ({
  idempotencyKey: randomUUID(),
  requester: { name: 'Nguyễn Thị Thử', relation: 'self', paper: 'CCCD' },
  copies: 2,
  ...more,
});
const ask = (recordId: RecordId, body: object, who = clerk) =>
  who.call('POST', `/api/records/${recordId}/extracts`, body);

async function numbersOf(series: string): Promise<(number | null)[]> {
  const rows = await office.store.db
    .selectFrom('extract')
    .select('sequence')
    .where('series', '=', series)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.sequence);
}

test('twenty counters that ask at once leave no gap, no double, and every paper is whole', async () => {
  await openForCounter();
  const records = await Promise.all([approvedRecord(), approvedRecord(), approvedRecord()]);
  const clerks = await Promise.all(
    Array.from({ length: 20 }, (_, n) => office.officer(`quay${n}`, ['clerk'])),
  );
  const papers = await Promise.all(
    clerks.map(async (who, n) => {
      const ids: ExtractId[] = [];
      for (let i = 0; i < 5; i++) {
        const answer = await ask(records[(n + i) % 3] as RecordId, request(), who);
        const extract = ExtractView.parse(answer.json());
        expect(extract.status).toBe('sealed');
        ids.push(extract.id);
      }
      return ids;
    }),
  );
  const ids = papers.flat();
  expect(new Set(ids).size).toBe(100);
  expect(await numbersOf('GKS-BS')).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  for (const id of ids.slice(0, 20)) {
    const pdf = await clerk.call('GET', `/api/extracts/${id}/pdf`);
    expect(checkSeal(pdf.rawPayload, office.ports.keys.roots).problems).toEqual([]);
  }
  const receipts = await office.store.db.selectFrom('receipt').selectAll().orderBy('sequence').execute();
  expect(receipts.map((row) => [row.sequence, row.total])).toEqual(
    Array.from({ length: 100 }, (_, i) => [i + 1, 16_000]),
  );
}, 120_000);

test('the same call again, at once or later, gives the same paper', async () => {
  await openForCounter();
  const recordId = await approvedRecord();
  const body = request();
  const answers = await Promise.all([ask(recordId, body), ask(recordId, body), ask(recordId, body)]);
  const late = await ask(recordId, body);
  const seen = [...answers, late].map((answer) => ExtractView.parse(answer.json()));
  expect(new Set(seen.map((one) => one.number)).size).toBe(1);
  expect(seen.map((one) => one.status)).toEqual(['sealed', 'sealed', 'sealed', 'sealed']);
});

test('one key for two records at once is one paper, and the number that was tried for the other is the next one’s', async () => {
  await openForCounter();
  const records = [await approvedRecord(), await approvedRecord(), await approvedRecord()] as const;
  const body = request();
  const answers = await Promise.all([ask(records[0], body), ask(records[1], body)]);
  const seen = answers.map((answer) => ExtractView.parse(answer.json()));
  expect(new Set(seen.map((one) => one.number)).size).toBe(1);
  const next = ExtractView.parse((await ask(records[2], request())).json());
  expect(next.number).toBe(seen[0]?.number?.replace(/^\d+/, (n) => String(Number(n) + 1)));
});

test('says what is due by law, what it costs, and takes a receipt number only where something is paid', async () => {
  await openForCounter();
  const recordId = await approvedRecord();
  // a Sunday, 9 o'clock in Việt Nam: due at the end of Monday
  const paid = ExtractView.parse((await ask(recordId, request())).json());
  expect(paid).toMatchObject({
    fee: { perCopy: 8000, total: 16_000, exemption: null },
    dueAt: '2026-11-23T10:00:00.000Z',
    receiptNo: expect.stringMatching(/^\d+\/2026\/BL$/),
  });
  const free = ExtractView.parse((await ask(recordId, request({ exemption: 'Hộ nghèo' }))).json());
  expect(free).toMatchObject({ fee: { total: 0, exemption: 'Hộ nghèo' }, receiptNo: null });
});

test('a proxy brings a letter', async () => {
  const recordId = await approvedRecord();
  const requester = { name: 'Trần Văn Thay', relation: 'proxy', paper: 'CCCD' };
  const without = await ask(recordId, request({ requester }));
  expect([without.statusCode, without.json().code]).toEqual([422, 'extract.letter-wanted']);
  const letter = { number: '12', date: '2026-11-20', from: 'UBND phường Thử' };
  const withIt = await ask(recordId, request({ requester: { ...requester, letter } }));
  expect(withIt.statusCode).toBe(200);
});

/** Papers are not kept but handed to `instead`; returns what makes it as before. */
function breakArchive(instead: () => Promise<never>): () => void {
  const { put } = office.ports.blobs;
  office.ports.blobs.put = (bytes) =>
    Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-' ? instead() : put(bytes);
  return () => {
    office.ports.blobs.put = put;
  };
}

describe('what goes wrong', () => {
  test('a disk that is full loses the number with its reason, and the next paper has the next number', async () => {
    await openForCounter();
    const recordId = await approvedRecord();
    const before = (await numbersOf('GKS-BS')).length;
    const mend = breakArchive(() => Promise.reject(new ExpectedError('store.disk-full')));
    const failed = await ask(recordId, request());
    mend();
    expect([failed.statusCode, failed.json().code]).toEqual([507, 'store.disk-full']);
    const next = ExtractView.parse((await ask(recordId, request())).json());
    expect(next.number).toBe(`${before + 2}/2026/GKS-BS`);
    const view = RecordView.parse((await clerk.call('GET', `/api/records/${recordId}`)).json());
    const stateOf = new Map(view.extracts.map((one) => [one.number, one]));
    expect(stateOf.get(`${before + 2}/2026/GKS-BS`)?.status).toBe('sealed');
    expect(stateOf.get(`${before + 1}/2026/GKS-BS`)).toMatchObject({
      status: 'voided',
      reason: expect.stringMatching(/Hết chỗ trên đĩa/),
    });
  });

  test('without an open key the request waits for the officer, who cannot sign with it closed', async () => {
    await endSessions(office.store.db, 'closed', office.clock.now);
    const recordId = await approvedRecord();
    const extract = ExtractView.parse((await ask(recordId, request())).json());
    expect(extract).toMatchObject({ status: 'requested', number: null });
    const taskId = await claim(registrar, 'authorize-extract', extract.id);
    const answer = await registrar.call('POST', `/api/tasks/${taskId}/authorize`, { verdict: 'authorize' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'signing.closed']);
    await openForCounter(1);
    const signed = await registrar.call('POST', `/api/signing/extracts`, { extractIds: [extract.id] });
    expect(signed.json()).toMatchObject([{ id: extract.id, extract: { status: 'sealed' }, failure: null }]);
    // the one paper of that session is signed: the next waits again
    const second = ExtractView.parse((await ask(recordId, request())).json());
    expect(second.status).toBe('requested');
    const spent = await registrar.call('POST', `/api/signing/extracts`, { extractIds: [second.id] });
    expect(spent.json()).toMatchObject([{ extract: null, failure: { code: 'signing.used-up' } }]);
  });

  test('a server that stopped between number and seal: the number is void a minute later, and said so', async () => {
    await openForCounter();
    const recordId = await approvedRecord();
    // stopped there: neither sealed nor voided
    await new Promise<void>((reached) => {
      const mend = breakArchive(() => {
        mend();
        reached();
        return new Promise(() => undefined);
      });
      void ask(recordId, request());
    });
    expect(await voidInterrupted(office.ports)).toBe(0);
    office.clock.now = new Date(office.clock.now.getTime() + 61_000);
    expect(await voidInterrupted(office.ports)).toBe(1);
    const view = RecordView.parse((await clerk.call('GET', `/api/records/${recordId}`)).json());
    expect(view.extracts[0]).toMatchObject({ status: 'voided', reason: expect.stringMatching(/dừng/) });
  });
});

test('a paper can be called back, once, with its reason; the number is not given again', async () => {
  await openForCounter();
  const recordId = await approvedRecord();
  const { id, number } = ExtractView.parse((await ask(recordId, request())).json());
  const byClerk = await clerk.call('POST', `/api/extracts/${id}/void`, { reason: 'in nhầm' });
  expect(byClerk.statusCode).toBe(403);
  const voided = await registrar.call('POST', `/api/extracts/${id}/void`, { reason: 'in nhầm' });
  expect(voided.json()).toMatchObject({ status: 'voided', number, reason: 'in nhầm' });
  expect((await registrar.call('POST', `/api/extracts/${id}/void`, { reason: 'lần nữa' })).statusCode).toBe(
    409,
  );
  const next = ExtractView.parse((await ask(recordId, request())).json());
  expect(Number(next.number?.split('/')[0])).toBe(Number(number?.split('/')[0]) + 1);
});
