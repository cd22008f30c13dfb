import { ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { ExtractTemplate } from '#schemas/template.ts';
import { AuthorizedExtract, ExtractRequest } from '#schemas/extract.ts';
import { defineHumanStage } from '#pipeline/stage.ts';
import { printable, requireLetters } from './fonts.ts';
import { layOut } from './lay-out.ts';
import { notesOf } from '../record-state.ts';
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
 * `record.revoked`, `template.not-found` when the form is not in force on the day of issue, `extract.letter-missing`, `extract.too-long`.
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
  const values = printedValues(kind, state.fields, notesOf(state));
  const draft = AuthorizedExtract.parse({
    ...facts,
    extractId: request.extractId,
    recordId,
    recordVersion: state.version,
    kind,
    templateId: template.id,
    number: numberOf(widest, issuedOn, template),
    issuedOn,
    authorizedAt: at.toISOString(),
    values,
    copies: request.copies,
    withScan: request.withScan,
  });
  mustBePrintable(draft, template);
  return { ...draft, number: numberOf(await takeSequence(), issuedOn, template) };
}

/** No series of a year is longer. */
const widest = 999_999;
const numberOf = (sequence: number, issuedOn: string, { numberSuffix }: ExtractTemplate): string =>
  `${sequence}/${issuedOn.slice(0, 4)}/${numberSuffix}`;

/** Papers with fewer letters than this always fit; the others are laid out once to see. */
const alwaysFits = 900;

/**
 * A paper that cannot be printed takes no number: throws `extract.letter-missing` or `extract.too-long`. An empty box in a
 * name would be worse than no paper.
 */
function mustBePrintable(draft: AuthorizedExtract, template: ExtractTemplate): void {
  const texts = Object.entries(draft.values).flatMap(([field, text]) =>
    text ? [{ field: field as FieldKey, text }] : [],
  );
  for (const style of ['regular', 'bold'] as const) {
    for (const { field, text } of texts) requireLetters(style, printable(text), field);
    requireLetters(style, printable(draft.signatory.name), 'signatory');
  }
  const letters = texts.reduce((sum, { text }) => sum + text.length, 0);
  if (letters > alwaysFits) layOut(draft, template);
}
