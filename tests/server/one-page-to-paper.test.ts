import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExtract } from '#schemas/api/check.ts';
import { extractPreview } from '#schemas/api/extracts.ts';
import { RecordView } from '#schemas/api/records.ts';
import { ClaimedTask } from '#schemas/api/tasks.ts';
import { ExtractView } from '#schemas/api/extracts.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
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

test('an entry goes from its reading to a paper, each step by who may do it', async () => {
  const { entryId, recordId, read } = await office.entry({ childName: 'Lê Hoàng Một' });

  const first = await verifier.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: entryId });
  const shown = ClaimedTask.parse(first.json());
  expect(shown.entry?.fields[0]).toMatchObject({ key: 'entryNo', label: expect.any(String), critical: true });
  expect(shown.entry).toMatchObject({ fileName: '0001.png', pageNumber: 1, ordinal: 1 });
  expect(shown.entry?.fields.find(({ key }) => key === 'childName')?.verified).toBeNull();
  const verifyId = shown.task.id;
  const corrected = agreeing(read, { childName: 'Lê Hoàng Mốt' });
  expect((await verifier.call('POST', `/api/tasks/${verifyId}/verify`, corrected)).json()).toEqual({
    ok: true,
  });

  const second = await approver.call('POST', '/api/tasks/claim', {
    step: 'approve-entry',
    subjectId: entryId,
  });
  const decided = ClaimedTask.parse(second.json());
  expect(decided.entry?.fields.find(({ key }) => key === 'childName')).toMatchObject({
    read: { written: 'Lê Hoàng Một' },
    verified: { written: 'Lê Hoàng Mốt', by: verifier.officer.id },
  });
  const approve = await approver.call('POST', `/api/tasks/${decided.task.id}/approve`, {
    verdict: 'approve',
  });
  expect(approve.statusCode).toBe(200);

  const found = await clerk.call('GET', '/api/records?q=le%20hoang%20mot');
  expect(found.json().hits[0]).toMatchObject({
    id: recordId,
    status: 'approved',
    names: ['Lê Hoàng Mốt', 'Trần Thị Mẫu', 'Nguyễn Văn Thử'],
  });

  const asked = await clerk.call('POST', `/api/records/${recordId}/extracts`, request());
  const extract = ExtractView.parse(asked.json());
  expect(extract).toMatchObject({ status: 'requested', subject: 'Lê Hoàng Mốt', number: null });

  const toSign = await registrar.call('GET', `/api/extracts/${extract.id}/preview`);
  expect(said(toSign.json())).toEqual(
    expect.arrayContaining([
      'Số: 45',
      'Họ, chữ đệm, tên: LÊ HOÀNG MỐT',
      'Ngày, tháng, năm đăng ký: 12/05/2016',
      'Hai Bà Trưng, ngày 22 tháng 11 năm 2026',
    ]),
  );

  const authorizeId = await claim(registrar, 'authorize-extract', extract.id);
  const authorized = await registrar.call('POST', `/api/tasks/${authorizeId}/authorize`, {
    verdict: 'authorize',
  });
  expect(authorized.json()).toMatchObject({
    status: 'sealed',
    level: 'B-B',
    number: '1/2026/GKS-BS',
    signedBy: 'Cán bộ ky',
  });
  const again = await registrar.call('GET', `/api/extracts/${extract.id}/preview`);
  expect(again.json()).toEqual(toSign.json());
  const code: string = authorized.json().code;
  const paper = await clerk.call('GET', `/api/extracts/${extract.id}/pdf`);
  expect(paper.headers['content-disposition']).toBe('inline; filename="1-2026-GKS-BS.pdf"');
  const checked = checkSeal(paper.rawPayload, office.ports.keys.roots);
  expect(checked).toMatchObject({ isValid: true, problems: [] });

  const anyone = await office.app.inject({
    url: `/api/check/${code.toLowerCase().replace(/(....)/g, '$1-')}`,
  });
  expect(checkExtract.reply.parse(anyone.json())).toEqual({
    state: 'valid',
    number: '1/2026/GKS-BS',
    title: expect.any(String),
    issuedOn: '2026-11-22',
    issuingBody: 'Ủy ban nhân dân phường Hai Bà Trưng',
    isTest: true,
  });
  expect(anyone.body).not.toContain('Hoàng');

  const view = RecordView.parse((await clerk.call('GET', `/api/records/${recordId}`)).json());
  const kinds = view.journal
    .map((line) => line.kind)
    .filter((kind) => kind !== 'viewed' && kind !== 'step-done');
  expect(kinds).toEqual(['entry-verified', 'entry-approved', 'extract-authorized', 'extract-sealed']);
  expect(view.extracts).toHaveLength(1);
  expect(JSON.stringify(view.journal)).not.toContain('Hoàng');
});

describe('an entry that is not approved', () => {
  test('gives no extract, and can be hurried', async () => {
    const { entryId, recordId } = await office.entry();
    const asked = await clerk.call('POST', `/api/records/${recordId}/extracts`, request());
    expect([asked.statusCode, asked.json().code]).toEqual([409, 'record.not-approved']);
    const ordinary = await office.entry();
    expect((await clerk.call('POST', `/api/entries/${entryId}/hurry`)).json()).toEqual({ moved: 1 });
    const next = await verifier.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: null });
    expect(next.json().task).toMatchObject({ subjectId: entryId, priority: 0 });
    expect(ordinary.entryId).not.toBe(entryId);
    await verifier.call('POST', `/api/tasks/${next.json().task.id}/release`);
  });

  test('that was sent back comes to verifiers first, with the note and what was said before', async () => {
    const { entryId, recordId, read } = await office.entry();
    const verifyId = await claim(verifier, 'verify-entry', entryId);
    await verifier.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read));
    const approveId = await claim(approver, 'approve-entry', entryId);
    const note = 'Xem lại ngày sinh';
    const back = await approver.call('POST', `/api/tasks/${approveId}/approve`, {
      verdict: 'send-back',
      note,
    });
    expect(back.statusCode).toBe(200);
    const asked = await clerk.call('POST', `/api/records/${recordId}/extracts`, request());
    expect(asked.json().code).toBe('record.not-approved');

    const again = ClaimedTask.parse(
      (await verifier.call('POST', '/api/tasks/claim', { step: 'verify-entry', subjectId: entryId })).json(),
    );
    expect(again.task).toMatchObject({ note, priority: 10 });
    expect(again.entry?.fields.find(({ key }) => key === 'childName')?.verified?.written).toBe(
      'Nguyễn Thị Thử',
    );
    await verifier.call(
      'POST',
      `/api/tasks/${again.task.id}/verify`,
      agreeing(read, { childBirthDate: '02/05/2016' }),
    );
    const approveAgain = await claim(approver, 'approve-entry', entryId);
    expect(approveAgain).not.toBe(approveId);
    await approver.call('POST', `/api/tasks/${approveAgain}/approve`, { verdict: 'approve' });
    const view = RecordView.parse((await clerk.call('GET', `/api/records/${recordId}`)).json());
    expect(view.hit).toMatchObject({ status: 'approved', eventDate: '2016-05-02' });
  });
});

const said = (lines: unknown) =>
  extractPreview.reply
    .parse(lines)
    .map(({ cells }) => cells.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''));

const request = () => ({
  idempotencyKey: randomUUID(),
  requester: { name: 'Phạm Người Hỏi', relation: 'Bản thân', paper: '' },
  copies: 1,
});
