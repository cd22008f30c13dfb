import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Finding, Rule } from '../rule.ts';

/** No law: bounds of nature, wide, in years as older books count them. A child registered late makes parents older than that. */
const likely: readonly { age: FieldKey; from: number; to: number }[] = [
  { age: 'motherAge', from: 14, to: 58 },
  { age: 'fatherAge', from: 14, to: 85 },
];

/** A parent's age that hardly can be, in an entry made within two years of the birth: probably a misread digit. @source domain §2.5 */
export const parentsAgeLikely: Rule = (record) => {
  const child = record.date('childBirthDate') ?? record.date('childBirthDateInWords');
  const registered = record.date('registrationDate');
  if (child !== null && registered !== null && registered.year - child.year > 2) return [];
  return likely.flatMap(({ age, from, to }): Finding[] => {
    const years = /^\d{1,3}$/.exec(record.value(age) ?? '')?.[0];
    if (years === undefined || (Number(years) >= from && Number(years) <= to)) return [];
    return [{ field: age, doubt: Number(years) < from ? 'parent-too-young' : 'age-does-not-fit' }];
  });
};
