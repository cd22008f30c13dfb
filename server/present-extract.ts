import type { ExtractView } from '#schemas/api/extracts.ts';
import { nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { factsOf, type KeptExtract } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';
import { oftenAsked } from '#store/together.ts';
import { toSign } from './file-signing.ts';

/** Extracts as the counter sees them, in the order given. */
export async function presentExtracts(db: Db, extracts: readonly KeptExtract[]): Promise<ExtractView[]> {
  const ids = extracts.map(({ id }) => id);
  const facts = await oftenAsked(db, (db) => factsOf(db, ids));
  return extracts.map(({ request, authorized, sealed, ...extract }) => ({
    id: extract.id,
    recordId: extract.recordId,
    kind: request.kind,
    templateId: request.templateId,
    title: templateById(request.templateId).title,
    status: extract.status,
    number: extract.number,
    code: extract.code,
    subject: subjectOf(request.kind, authorized?.values ?? null, facts.get(extract.id)?.names ?? []),
    requester: request.requester,
    copies: request.copies,
    requestedBy: facts.get(extract.id)?.askedBy ?? '',
    requestedAt: request.requestedAt,
    signedBy: authorized?.signatory.name ?? null,
    sealedAt: sealed?.sealedAt ?? null,
    level: sealed?.level ?? null,
    receiptNo: facts.get(extract.id)?.receiptNo ?? null,
    reason: extract.reason,
    purpose: request.reason,
    fee: request.fee ?? null,
    dueAt: request.dueAt ?? null,
    withScan: request.withScan,
    toSign: extract.status === 'authorized' ? toSign(extract.id) : null,
  }));
}

export async function presentExtract(db: Db, extract: KeptExtract): Promise<ExtractView> {
  const [view] = await presentExtracts(db, [extract]);
  if (!view) throw new Error('one extract, one view');
  return view;
}

/** The one whom a birth or death is about; both who married. */
export function subjectOf(
  kind: RecordKind,
  printed: Readonly<Partial<Record<string, string>>> | null,
  names: readonly string[],
): string {
  const all = printed ? nameFieldsOf[kind].flatMap((key) => printed[key] ?? []) : names;
  return (kind === 'marriage' ? all : all.slice(0, 1)).join(' – ');
}
