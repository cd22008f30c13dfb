import type { CheckReply, CheckState } from '#schemas/api/check.ts';
import type { RecordState } from '#schemas/events.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { readVerifyCode } from '#pipeline/certify/verify-code.ts';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { extractByCode, type KeptExtract } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';

/** What is said of a paper, and which it is. */
export interface CheckedPaper {
  readonly extract: KeptExtract | null;
  readonly reply: CheckReply;
}

export const noPaper: CheckedPaper = {
  extract: null,
  reply: { state: 'unknown', number: null, title: null, issuedOn: null, issuingBody: null, isTest: false },
};

/**
 * Where a paper stands that rests on the first `recordVersion` events of its record. A registration that was annulled
 * leaves no paper in force; that it was annulled, and not the paper alone called back, is not for whoever holds a paper to know.
 */
export function stateOfPaper(
  extract: Pick<KeptExtract, 'status'> & { readonly recordVersion: number },
  record: Pick<RecordState, 'status' | 'corrections' | 'relations'>,
): CheckState {
  if (extract.status === 'voided' || record.status === 'revoked') return 'voided';
  if (extract.status !== 'sealed') return 'unknown';
  const said = [...record.corrections, ...record.relations.filter(({ isOnPapers }) => isOnPapers)];
  return said.some(({ seq }) => seq > extract.recordVersion) ? 'corrected' : 'valid';
}

/** The paper with this check code, as typed by a person. */
export async function checkPaper(db: Db, typed: string): Promise<CheckedPaper> {
  const code = readVerifyCode(typed);
  const extract = code === null ? null : await extractByCode(db, code);
  // A number is given before the paper is signed: until then there is no paper to check.
  if (!extract?.authorized || extract.status === 'authorized') return noPaper;
  const { number, templateId, issuedOn, issuingBody, recordVersion, testMark } = extract.authorized;
  const record = recordState(await eventsOf(db, extract.recordId));
  return {
    extract,
    reply: {
      state: stateOfPaper({ status: extract.status, recordVersion }, record),
      number,
      title: templateById(templateId).title,
      issuedOn,
      issuingBody: issuingBody.name,
      isTest: testMark,
    },
  };
}
