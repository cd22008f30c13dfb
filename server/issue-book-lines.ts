import type { IssueLine } from '#schemas/api/issue-book.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { receiptsOf } from '#store/extracts.ts';
import type { NumberedExtract } from '#store/issue-book.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { subjectOf } from './present-extract.ts';

/** Lines of the issue book, in the order given. */
export async function issueLines(db: Db, extracts: readonly NumberedExtract[]): Promise<IssueLine[]> {
  const ids = extracts.map(({ id }) => id);
  const officers = await officerNames(
    db,
    extracts.map(({ request }) => request.requestedBy),
  );
  const receipts = await receiptsOf(db, ids);
  return extracts.map(({ request, authorized, sealed, ...extract }) => ({
    id: extract.id,
    recordId: extract.recordId,
    sequence: extract.sequence,
    number: extract.number,
    issuedOn: extract.issuedOn,
    title: templateById(request.templateId).title,
    kind: request.kind,
    subject: subjectOf(request.kind, authorized?.values ?? null, []),
    requester: request.requester.name,
    relation: request.requester.relation,
    copies: request.copies,
    fee: request.fee?.total ?? null,
    exemption: request.fee?.exemption ?? null,
    receiptNo: receipts.get(extract.id) ?? null,
    signedBy: authorized?.signatory.name ?? '',
    issuedBy: officers.get(request.requestedBy) ?? '',
    status: extract.status,
    wasSealed: sealed !== null,
    reason: extract.reason,
  }));
}
