import { ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import { AuthorizedExtract, ExtractRequest } from '#schemas/extract.ts';
import { defineHumanStage } from '#pipeline/stage.ts';
import { printable, widthPt } from './fonts.ts';
import { localDay } from './local-time.ts';
import { printedValues } from './printed-values.ts';
import { templatesFor } from './templates.ts';

/** The registrar sees the record, the paper-to-be and the scan, and authorizes or refuses. */
export const authorizeExtract = defineHumanStage({
  name: 'authorize-extract' as const,
  input: ExtractRequest,
  output: AuthorizedExtract,
});

/** What an authorization rests on beside the request. Everything is given: no clock, no chance. */
export interface Authorization
  extends Pick<
    AuthorizedExtract,
    | 'registerBody'
    | 'evidence'
    | 'crop'
    | 'source'
    | 'issuingBody'
    | 'issuedAt'
    | 'signatory'
    | 'delegationId'
    | 'signingSessionId'
    | 'code'
    | 'checkUrl'
    | 'testMark'
  > {
  readonly state: RecordState;
  readonly at: Date;
}

/**
 * All that will be printed, from what people verified and decided since. `takeSequence` gives the place in the year's
 * series, from 1, and is asked last: what cannot be printed takes no number. Throws `record.not-approved`,
 * `record.revoked`, `template.not-found` when the form is not in force on the day of issue, `extract.letter-missing`.
 */
export async function authorize(
  request: ExtractRequest,
  { state, at, ...facts }: Authorization,
  takeSequence: () => Promise<number>,
): Promise<AuthorizedExtract> {
  const { recordId, kind } = request;
  if (state.status === 'revoked') throw new ExpectedError('record.revoked', { recordId });
  if (state.status !== 'approved') throw new ExpectedError('record.not-approved', { recordId });
  const issuedOn = localDay(at);
  const template = templatesFor(kind, issuedOn).find(({ id }) => id === request.templateId);
  if (!template) throw new ExpectedError('template.not-found', { templateId: request.templateId, issuedOn });
  const values = printedValues(
    kind,
    state.fields,
    state.corrections.map(({ note }) => note),
  );
  mustBePrintable(Object.values(values), facts.signatory.name);
  return AuthorizedExtract.parse({
    ...facts,
    extractId: request.extractId,
    recordId,
    recordVersion: state.version,
    kind,
    templateId: template.id,
    number: `${await takeSequence()}/${issuedOn.slice(0, 4)}/${template.numberSuffix}`,
    issuedOn,
    authorizedAt: at.toISOString(),
    values,
    copies: request.copies,
    withScan: request.withScan,
  });
}

/** Throws `extract.letter-missing`, naming the letter: a paper with an empty box in a name is worse than none. */
function mustBePrintable(texts: readonly (string | undefined)[], name: string): void {
  for (const style of ['regular', 'bold'] as const)
    for (const text of [...texts, name]) if (text) widthPt(style, printable(text), 1);
}
