import type { FieldKey } from '#schemas/record/kinds.ts';
import { dateInWords, parts, type IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import { place, same, type Fields, type Turn, type Written } from './registration.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

const occupations = {
  before: [
    'Làm ruộng',
    'Công nhân',
    'Cán bộ',
    'Thợ may',
    'Thợ mộc',
    'Buôn bán',
    'Giáo viên',
    'Bộ đội',
    'Nội trợ',
    'Thợ nguội',
    'Y tá',
    'Xích lô',
  ],
  since: [
    'Công nhân',
    'Cán bộ',
    'Giáo viên',
    'Bộ đội',
    'Kinh doanh',
    'Buôn bán',
    'Tự do',
    'Kỹ sư',
    'Kế toán',
    'Lái xe',
    'Làm ruộng',
    'Hưu trí',
    'Nội trợ',
  ],
} as const;

export const occupation = (random: Random, year: number): Written =>
  same(random.pick(occupations[year < 1986 ? 'before' : 'since']));

/** Years as old books count them: the year of birth is the first. */
export function ageIn(year: number, birth: IsoDate, random: Random): Written {
  const age = String(year - parts(birth)[0] + 1);
  return { text: random.chance(0.5) ? age : `${age} ${random.chance(0.7) ? 'tuổi' : 't'}`, value: age };
}

export const clock = (random: Random): Written => {
  const [hour, minute] = [two(random.int(0, 23)), two(random.pick([0, 5, 10, 15, 20, 30, 40, 45]))];
  return { text: [hour, minute], value: `${hour}:${minute}` };
};

/** Who signed and who wrote, where the form asks for it apart. */
export const signed = ({ officers }: Turn): Fields => ({
  signatoryOffice: same(officers.office),
  executor: same(officers.executor),
});

/** What older books ask of the person who declares. */
export const declared = (
  person: Person,
  relation: string,
  home: Place,
  year: number,
  random: Random,
): Fields => ({
  declarantRelation: same(relation),
  declarantAge: ageIn(year, person.birth, random),
  declarantResidence: place(home),
});

/** One of a pair of people: age, trade. */
export function aged<K extends FieldKey>(
  ageKey: K,
  occupationKey: K,
  person: Person,
  year: number,
  random: Random,
): Fields {
  return { [ageKey]: ageIn(year, person.birth, random), [occupationKey]: occupation(random, year) };
}

export const inWords = (iso: IsoDate): Written => ({ text: dateInWords(iso), value: iso });

const two = (n: number): string => String(n).padStart(2, '0');
