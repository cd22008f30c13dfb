import { factsOf } from '#schemas/record/kinds.ts';
import { isSurelyAfter } from '../../extract/partial-date.ts';
import type { Rule } from '../rule.ts';

/** No date of an entry is later than its registration. @source domain §2.5 (contractors' cross-field checks) */
export const nothingAfterRegistration: Rule = (record) => {
  const registered = record.date('registrationDate');
  if (registered === null) return [];
  const late = record.keys.filter((key) => {
    const reader = factsOf(record.kind, key)?.reader;
    const date = reader === 'date' || reader === 'date-in-words' ? record.date(key) : null;
    return date !== null && isSurelyAfter(date, registered);
  });
  return late.map((field) => ({ field, doubt: 'date-after-registration' }));
};
