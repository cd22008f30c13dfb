import { factsOf } from '#schemas/record/kinds.ts';
import type { Rule } from '../rule.ts';

/** Personal numbers were given from then on; a blank before is nothing to look at. @source Luật Hộ tịch 60/2014/QH13, in force 1/1/2016 */
const numbersFrom = 2016;

/** A blank where other agencies take the value from. Blank may be right: it is looked at, not refused. @source QĐ 3458/QĐ-BTP Điều 2 */
export const criticalNotBlank: Rule = (record) => {
  const year = record.date('registrationDate')?.year ?? null;
  return record.keys
    .filter((key) => {
      const facts = factsOf(record.kind, key);
      if (!record.field(key)?.blank || !facts?.critical) return false;
      return facts.reader !== 'personal-id' || year === null || year >= numbersFrom;
    })
    .map((field) => ({ field, doubt: 'blank-but-expected' }));
};
