import { ExpectedError } from '#schemas/errors.ts';
import type { VerifiedField } from '#schemas/field.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { VerifiedFields } from '#schemas/steps.ts';
import { tidy } from '../extract/read/reader.ts';
import { readers } from '../extract/read/readers.ts';
import { contextOf } from './answered.ts';

/**
 * What stands in the record from now on: new texts by field, an empty one for nothing, given their normal form by the
 * readers that served the machine. A text that says what the record says already changes nothing. No box: a decision is not
 * on the page. Throws `request.bad` for a field this kind of record has not, `record.bad-date` for a date that cannot be
 * understood: papers print dates in figures, and this one was just typed; `record.words-differ` where figures or words of a date
 * were changed and the two no longer say the same: both are printed.
 */
export function decideCorrection(
  { kind, fields }: { readonly kind: RecordKind; readonly fields: VerifiedFields },
  texts: Readonly<Partial<Record<FieldKey, string>>>,
  by: OfficerId,
): VerifiedFields {
  const registered = texts.registrationDate ?? fields.registrationDate?.written ?? null;
  const context = contextOf(registered);
  const changes: Partial<Record<FieldKey, VerifiedField>> = {};
  for (const [key, text] of Object.entries(texts) as [FieldKey, string][]) {
    const facts = factsOf(kind, key);
    if (!facts) throw new ExpectedError('request.bad', { field: key });
    const written = tidy(text) === '' ? null : tidy(text);
    const before = fields[key];
    if (written === (before?.written ?? null) && before?.state !== 'unreadable') continue;
    const value = written === null ? null : readers[facts.reader].read(written, context).value;
    if (written !== null && value === null && facts.reader === 'date')
      throw new ExpectedError('record.bad-date', { field: key });
    changes[key] = { state: written === null ? 'blank' : 'written', written, value, by, box: null };
  }
  for (const [figures, words] of dates) {
    const now = [figures, words].map((key) => changes[key] ?? fields[key]);
    const isTouched = changes[figures] !== undefined || changes[words] !== undefined;
    if (isTouched && now[1]?.written && now[0]?.value !== now[1].value)
      throw new ExpectedError('record.words-differ', { field: words });
  }
  return changes;
}

/** Dates that stand in figures and in words. */
const dates = [
  ['childBirthDate', 'childBirthDateInWords'],
  ['deathDate', 'deathDateInWords'],
] as const satisfies readonly (readonly [FieldKey, FieldKey])[];
