import { isSurelyAfter, mostYearsBetween, type PartialDate } from '../../extract/partial-date.ts';
import type { Finding, Rule } from '../rule.ts';

export interface MarriageAge {
  readonly from: PartialDate;
  /** Full years on the day of registration. */
  readonly husband: number;
  readonly wife: number;
}

/**
 * Youngest ages by law, latest first. Until 2014 the laws said "từ 20 tuổi, từ 18 tuổi trở lên", reached on entering that
 * year of age: 19 and 17 full years.
 * @source Luật Hôn nhân và gia đình 52/2014/QH13 Điều 8 (from 1/1/2015); 22/2000/QH10 Điều 9 (1/1/2001), as explained by
 * NQ 02/2000/NQ-HĐTP; of 29/12/1986 Điều 5 (3/1/1987); of 29/12/1959 Điều 6 (13/1/1960). All but the first from memory, to be
 * confirmed by a lawyer. Before 1960 no age is checked: several codes held.
 */
const byLaw: readonly MarriageAge[] = [
  { from: { year: 2015, month: 1, day: 1 }, husband: 20, wife: 18 },
  { from: { year: 2001, month: 1, day: 1 }, husband: 19, wife: 17 },
  { from: { year: 1987, month: 1, day: 3 }, husband: 19, wife: 17 },
  { from: { year: 1960, month: 1, day: 13 }, husband: 19, wife: 17 },
];

/** The youngest ages by the law of a day; undefined before 1960. */
export const marriageAgeAt = (married: PartialDate): MarriageAge | undefined =>
  byLaw.find(({ from }) => !isSurelyAfter(from, married));

/** A spouse is surely under age on the day of registration: by law impossible, so probably misread. */
export const spousesOfAge: Rule = (record) => {
  const married = record.date('registrationDate');
  if (record.kind !== 'marriage' || married === null) return [];
  const law = marriageAgeAt(married);
  if (!law) return [];
  return (
    [
      ['husbandBirthDate', law.husband],
      ['wifeBirthDate', law.wife],
    ] as const
  ).flatMap(([field, youngest]): Finding[] => {
    const born = record.date(field);
    return born !== null && mostYearsBetween(born, married) < youngest
      ? [{ field, doubt: 'under-marriage-age' }]
      : [];
  });
};
