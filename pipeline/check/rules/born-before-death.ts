import { isSurelyAfter } from '../../extract/partial-date.ts';
import type { Rule } from '../rule.ts';

/** Nobody dies before they are born. @source domain §2.5 */
export const bornBeforeDeath: Rule = (record) => {
  const born = record.date('deceasedBirthDate');
  const died = record.date('deathDate');
  if (born === null || died === null || !isSurelyAfter(born, died)) return [];
  return [
    { field: 'deceasedBirthDate', doubt: 'born-after-death' },
    { field: 'deathDate', doubt: 'born-after-death' },
  ];
};
