import type { RegisterBody } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import { AuthorizedExtract, ExtractRequest, type Signatory } from '#schemas/extract.ts';
import { defineHumanStage } from '#pipeline/stage.ts';
import { localDay } from './local-time.ts';
import { printedValues } from './printed-values.ts';
import { templateFor } from './templates.ts';

/** The registrar sees the record, the paper-to-be and the scan, and authorizes or refuses. */
export const authorizeExtract = defineHumanStage({
  name: 'authorize-extract' as const,
  input: ExtractRequest,
  output: AuthorizedExtract,
});

/** What an authorization rests on beside the request. Everything is given: no clock, no chance. */
export interface Authorization {
  readonly state: RecordState;
  /** Who registered the event, named as in the book. */
  readonly registerBody: RegisterBody;
  readonly evidence: AuthorizedExtract['evidence'];
  readonly issuingBody: RegisterBody;
  /** Địa danh before the date. */
  readonly issuedAt: string;
  readonly signatory: Signatory;
  /** Place in the year's series of its kind of copy, from 1. */
  readonly sequence: number;
  /** From `verifyCode`. */
  readonly code: string;
  /** Address of the check page, the code at its end. */
  readonly checkUrl: string;
  readonly at: Date;
  /** Synthetic record or test certificates. */
  readonly testMark: boolean;
}

/**
 * All that will be printed, from what two people verified. Throws `record.not-approved`, and `template.not-found` when no
 * form is in force on the day of issue.
 */
export function authorize(request: ExtractRequest, facts: Authorization): AuthorizedExtract {
  const { state, at } = facts;
  if (state.status !== 'approved')
    throw new ExpectedError('record.not-approved', { recordId: request.recordId });
  const issuedOn = localDay(at);
  const template = templateFor(request.kind, issuedOn);
  return AuthorizedExtract.parse({
    extractId: request.extractId,
    recordId: request.recordId,
    recordVersion: state.version,
    kind: request.kind,
    templateId: template.id,
    number: `${facts.sequence}/${issuedOn.slice(0, 4)}/${template.numberSuffix}`,
    issuedOn,
    authorizedAt: at.toISOString(),
    issuingBody: facts.issuingBody,
    issuedAt: facts.issuedAt,
    registerBody: facts.registerBody,
    signatory: facts.signatory,
    values: printedValues(request.kind, state.fields),
    evidence: facts.evidence,
    copies: request.copies,
    code: facts.code,
    checkUrl: facts.checkUrl,
    testMark: facts.testMark,
  });
}
