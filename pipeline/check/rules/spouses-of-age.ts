import { isSurelyAfter, mostYearsBetween } from '../../extract/partial-date.ts';
import type { Finding, Rule } from '../rule.ts';

/**
 * Full years of age at the registration. Before 2015 "từ 20 tuổi, từ 18 tuổi trở lên" was reached on entering the year of age.
 * @source Luật Hôn nhân và gia đình 52/2014/QH13 Điều 8 (from 1/1/2015); before: Luật 22/2000/QH10 Điều 9 as explained by
 * NQ 02/2000/NQ-HĐTP (wording from memory, to be confirmed by a lawyer)
 */
const since2015 = { year: 2015, month: 1, day: 1 };
const youngest = {
  now: { husbandBirthDate: 20, wifeBirthDate: 18 },
  before: { husbandBirthDate: 19, wifeBirthDate: 17 },
};

/** A spouse is surely under age on the day of registration: by law impossible, so probably misread. */
export const spousesOfAge: Rule = (record) => {
  const married = record.date('registrationDate');
  if (record.kind !== 'marriage' || married === null) return [];
  const bounds = isSurelyAfter(since2015, married) ? youngest.before : youngest.now;
  return (['husbandBirthDate', 'wifeBirthDate'] as const).flatMap((field): Finding[] => {
    const born = record.date(field);
    return born !== null && mostYearsBetween(born, married) < bounds[field]
      ? [{ field, doubt: 'under-marriage-age' }]
      : [];
  });
};
