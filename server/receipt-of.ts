import type { Receipt } from '#schemas/api/counter.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { type KeptExtract, receiptsOf } from '#store/extracts.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';

/** What was paid for a sealed paper. Throws `id.not-found` where nothing was. */
export async function receiptOfExtract(db: Db, extract: KeptExtract): Promise<Receipt> {
  const { id, request, authorized, sealed } = extract;
  const number = (await receiptsOf(db, [id])).get(id);
  if (!number || !authorized || !sealed || !request.fee) throw new ExpectedError('id.not-found', { id });
  const officers = await officerNames(db, [request.requestedBy]);
  return {
    number,
    at: sealed.sealedAt,
    body: authorized.issuingBody,
    collectedBy: officers.get(request.requestedBy) ?? '',
    paidBy: request.requester.name,
    title: templateById(request.templateId).title,
    paperNumber: authorized.number,
    copies: request.copies,
    perCopy: request.fee.perCopy,
    total: request.fee.total,
    isTest: authorized.testMark,
  };
}
