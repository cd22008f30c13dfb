import type { RecordKind } from '#schemas/record/kinds.ts';
import type { ReadFields } from '#schemas/steps.ts';
import { checked, type Rule } from './rule.ts';
import { agesFitDates } from './rules/ages-fit-dates.ts';
import { bookFitsDate } from './rules/book-fits-date.ts';
import { bornBeforeDeath } from './rules/born-before-death.ts';
import { criticalNotBlank } from './rules/critical-not-blank.ts';
import { eventsInOrder } from './rules/events-in-order.ts';
import { idFitsPerson } from './rules/id-fits-person.ts';
import { nothingAfterRegistration } from './rules/nothing-after-registration.ts';
import { numberFitsYear } from './rules/number-fits-year.ts';
import { parentsAgeLikely } from './rules/parents-age-likely.ts';
import { parentsOldEnough } from './rules/parents-old-enough.ts';
import { sexFitsName } from './rules/sex-fits-name.ts';
import { spousesOfAge } from './rules/spouses-of-age.ts';
import { wordsFitDigits } from './rules/words-fit-digits.ts';

const rules: readonly Rule[] = [
  bookFitsDate,
  numberFitsYear,
  wordsFitDigits,
  nothingAfterRegistration,
  bornBeforeDeath,
  eventsInOrder,
  agesFitDates,
  parentsOldEnough,
  parentsAgeLikely,
  spousesOfAge,
  idFitsPerson,
  sexFitsName,
  criticalNotBlank,
];

/** The same fields with the doubts that arise between them. Ages are taken at the registration date, never today. */
export function checkRecord(kind: RecordKind, fields: ReadFields): ReadFields {
  const record = checked(kind, fields);
  const result: ReadFields = { ...fields };
  for (const { field, doubt } of rules.flatMap((rule) => rule(record))) {
    const read = result[field];
    if (read && !read.doubts.includes(doubt)) result[field] = { ...read, doubts: [...read.doubts, doubt] };
  }
  return result;
}
