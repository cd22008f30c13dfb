import type { VerifiedField } from '#schemas/field.ts';
import type { Check, KnownFields } from '#schemas/quality.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';
import { readers } from '../extract/read/readers.ts';
import { agree } from '../verify/agree.ts';
import { contextOf } from '../verify/answered.ts';

/**
 * How an entry's verified fields stand against known answers: right where they agree as two keyings would. `unreadable` is
 * wrong when the answer is known: somebody could read it. Fields that the entry does not have are left out.
 */
export function checkFields(
  entry: Pick<VerifiedEntry, 'kind' | 'fields' | 'verifiedBy'>,
  known: KnownFields,
): Check['outcomes'] {
  const outcomes: Check['outcomes'] = {};
  const context = contextOf(known.registrationDate ?? entry.fields.registrationDate?.written ?? null);
  for (const [key, written] of Object.entries(known) as [FieldKey, string | null][]) {
    const verified = entry.fields[key];
    if (!verified) continue;
    const reader = factsOf(entry.kind, key)?.reader ?? 'text';
    const value = written === null ? null : readers[reader].read(written, context).value;
    const answer: VerifiedField = {
      state: written === null ? 'blank' : 'written',
      written: written?.normalize('NFC') ?? null,
      value,
      by: entry.verifiedBy,
      box: null,
    };
    outcomes[key] = agree(reader, answer, verified) ? 'right' : 'wrong';
  }
  return outcomes;
}
