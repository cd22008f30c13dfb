import { randomUUID } from 'node:crypto';
import type { ExtractView } from '#schemas/api/extracts.ts';
import type { RecordId } from '#schemas/ids.ts';
import { agreeing, type Caller, claim, type Office } from './office.ts';

/** Records that were verified and approved, and extracts a clerk asks of them. */
export async function askedExtracts(office: Office) {
  const verifier = await office.officer('kiemtra', ['verifier']);
  const approver = await office.officer('duyet', ['approver']);
  const clerk = await office.officer('quay', ['clerk']);

  async function approved(entry: Awaited<ReturnType<Office['entry']>>): Promise<RecordId> {
    const { entryId, recordId, read } = entry;
    const verifyId = await claim(verifier, 'verify-entry', entryId);
    await sure(verifier.call('POST', `/api/tasks/${verifyId}/verify`, agreeing(read)));
    const approveId = await claim(approver, 'approve-entry', entryId);
    await sure(approver.call('POST', `/api/tasks/${approveId}/approve`, { verdict: 'approve' }));
    return recordId;
  }
  async function ask(recordId: RecordId): Promise<ExtractView> {
    const requester = { name: 'Đặng Thị Chờ', relation: 'self', paper: 'CCCD' };
    const body = { idempotencyKey: randomUUID(), requester, copies: 1 };
    return (await sure(clerk.call('POST', `/api/records/${recordId}/extracts`, body))).json();
  }
  return { clerk, approved, ask };
}

/** Throws unless the call went well. */
async function sure(answer: ReturnType<Caller['call']>): Promise<Awaited<ReturnType<Caller['call']>>> {
  const told = await answer;
  if (told.statusCode !== 200) throw new Error(`answered ${told.statusCode} ${told.body}`);
  return told;
}
