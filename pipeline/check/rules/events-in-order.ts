import { isSurelyAfter } from '../../extract/partial-date.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Finding, Rule } from '../rule.ts';

/** What cannot be after what; births and deaths of parents, children and the dead have rules of their own. */
const order: readonly (readonly [first: FieldKey, then: FieldKey])[] = [
  ['wifeBirthDate', 'marriageDate'],
  ['husbandBirthDate', 'marriageDate'],
];

/** A spouse is born before the marriage. @source domain §2.5 (contractors' cross-field checks) */
export const eventsInOrder: Rule = (record) =>
  order.flatMap(([first, then]): Finding[] => {
    const [a, b] = [record.date(first), record.date(then)];
    if (a === null || b === null || !isSurelyAfter(a, b)) return [];
    return [first, then].map((field) => ({ field, doubt: 'events-out-of-order' }));
  });
