import { mostYearsBetween } from '../../extract/partial-date.ts';
import type { Finding, Rule } from '../rule.ts';

/** Years below which a parent's age is more likely a misread digit than a fact. No law: a plain bound of nature. */
const youngest = 12;

/** A parent is surely less than 12 years older than the child. @source domain §2.5, whose bounds of 18 and 20 doubt too much */
export const parentsOldEnough: Rule = (record) => {
  const child = record.date('childBirthDate') ?? record.date('childBirthDateInWords');
  if (child === null) return [];
  return (['motherBirthDate', 'fatherBirthDate'] as const).flatMap((field): Finding[] => {
    const parent = record.date(field);
    return parent !== null && mostYearsBetween(parent, child) < youngest
      ? [{ field, doubt: 'parent-too-young' }]
      : [];
  });
};
