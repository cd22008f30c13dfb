import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Finding, Rule } from '../rule.ts';

/** An age, whose date of birth it goes with, and when it was told. */
const ages: readonly { age: FieldKey; born: FieldKey; at: FieldKey }[] = [
  { age: 'deceasedAge', born: 'deceasedBirthDate', at: 'deathDate' },
  { age: 'motherAge', born: 'motherBirthDate', at: 'registrationDate' },
  { age: 'fatherAge', born: 'fatherBirthDate', at: 'registrationDate' },
];
/** An age by the older count is one or two more than full years; one more for a year that was rounded. */
const most = 2;

/**
 * An age and a date of birth in one entry speak of the same person: tuổi ta is one or two years more than the full years of
 * the law. @source domain §5.2
 */
export const agesFitDates: Rule = (record) =>
  ages.flatMap(({ age, born, at }): Finding[] => {
    const years = /^\d{1,3}$/.exec(record.value(age) ?? '')?.[0];
    const birth = record.date(born);
    const told = record.date(at);
    if (years === undefined || birth === null || told === null) return [];
    const difference = Number(years) - (told.year - birth.year);
    if (difference >= -1 && difference <= most) return [];
    return [
      { field: age, doubt: 'age-does-not-fit' },
      { field: born, doubt: 'age-does-not-fit' },
    ];
  });
