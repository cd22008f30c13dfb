import { randomUUID } from 'node:crypto';
import { AuthorizedExtract } from '#schemas/extract.ts';
import type { ExtractId, RecordId } from '#schemas/ids.ts';
import { ExtractView } from '#schemas/api/extracts.ts';
import { appendEvent } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { nextSeq } from '#store/lock-record.ts';
import { agreeing, type Caller, claim, type Office } from './office.ts';

export interface IssuedPaper {
  readonly id: ExtractId;
  readonly recordId: RecordId;
  readonly authorized: AuthorizedExtract;
  readonly pdf: Buffer;
}

/** Papers of one office, issued as they are at a counter; `void` and `revoke` as an officer's decision would. */
export async function issuing(office: Office) {
  const verifier = await office.officer('nhapgiay', ['verifier']);
  const approver = await office.officer('duyetgiay', ['approver']);
  const registrar = await office.officer('kygiay', ['registrar']);
  const must = async (answer: ReturnType<Caller['call']>) => {
    const { statusCode, body } = await answer;
    if (statusCode !== 200) throw new Error(`answered ${statusCode} ${body}`);
    return JSON.parse(body) as unknown;
  };
  const happen = (recordId: RecordId, what: object) =>
    office.store.db.transaction().execute(async (tx) => {
      const seq = await nextSeq(tx, recordId);
      const base = { recordId, seq, at: office.clock.now.toISOString(), by: approver.officer.id };
      await appendEvent(tx, { ...base, ...what } as Parameters<typeof appendEvent>[1]);
    });
  const basis = { number: '15/QĐ-UBND', date: '2026-11-20', office: 'Ủy ban nhân dân phường Thử Nghiệm' };
  return {
    async issue(): Promise<IssuedPaper> {
      const { entryId, recordId, read } = await office.entry();
      const verifyId = await claim(verifier, 'verify-entry', entryId);
      await must(verifier.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read)));
      const approveId = await claim(approver, 'approve-entry', entryId);
      await must(approver.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' }));
      const asked = await must(
        registrar.call('POST', `/api/records/${recordId}/extracts`, {
          idempotencyKey: randomUUID(),
          requester: { name: 'Nguyễn Thị Thử', relation: 'self', paper: 'CCCD' },
          copies: 1,
        }),
      );
      const { id } = ExtractView.parse(asked);
      const taskId = await claim(registrar, 'authorize-extract', id);
      await must(registrar.call('POST', `/api/tasks/${taskId}/authorize`, { verdict: 'authorize' }));
      const pdf = (await registrar.call('GET', `/api/extracts/${id}/pdf`)).rawPayload;
      const { authorized } = await extractById(office.store.db, id);
      return { id, recordId, authorized: AuthorizedExtract.parse(authorized), pdf };
    },
    correct: ({ recordId }: IssuedPaper) =>
      happen(recordId, {
        kind: 'record-corrected',
        what: 'correction',
        basis,
        changes: {},
        note: 'Cải chính để thử.',
      }),
    revoke: ({ recordId }: IssuedPaper) =>
      happen(recordId, { kind: 'record-revoked', basis, reason: 'Hủy để thử.' }),
    void: ({ id }: IssuedPaper) =>
      must(registrar.call('POST', `/api/extracts/${id}/void`, { reason: 'In sai.' })),
  };
}
