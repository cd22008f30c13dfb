import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parts, type IsoDate } from './dates.ts';
import type { Random } from './random.ts';

const Counts = z.array(z.tuple([z.string().min(2), z.number().positive()])).min(20);
const BySex = z.strictObject({ male: Counts, female: Counts });
/** Syllables and how often each is met; nobody's whole name is in it. */
const names = z
  .strictObject({ surnames: Counts, middle: BySex, given: BySex })
  .parse(JSON.parse(readFileSync(new URL('data/names.json', import.meta.url), 'utf8')));

export type Sex = 'male' | 'female';

/** A person who never was. */
export interface Person {
  readonly name: string;
  readonly sex: Sex;
  readonly birth: IsoDate;
  readonly ethnicity: string;
}

const otherPeoples = ['Tày', 'Nùng', 'Mường', 'Thái', 'Dao', 'Hoa', 'Sán Dìu', 'Cao Lan', 'HMông', 'Thổ'];

export const surnameOf = (name: string): string => name.split(' ')[0] ?? name;

/** Syllables with letters that reading most often gets wrong, ỵ first; no list of students has them. */
const rareGiven = [
  'Tỵ',
  'Mỵ',
  'Kỵ',
  'Lỵ',
  'Tỵ',
  'Mỹ',
  'Tý',
  'Thụy',
  'Khuyên',
  'Nguyệt',
  'Ngoãn',
  'Quýnh',
  'Duật',
  'Xuyến',
];

/** Older names take Văn and Thị more often, younger ones a second middle name. `rare`: share of seldom given names. */
export function makeName(
  random: Random,
  sex: Sex,
  birth: IsoDate,
  surname = random.weighted(names.surnames),
  rare = 0,
): string {
  const [year] = parts(birth);
  const old = Math.min(1, Math.max(0, (2000 - year) / 50));
  const traditional = sex === 'male' ? 'Văn' : 'Thị';
  const given = rare > 0 && random.chance(rare) ? random.pick(rareGiven) : random.weighted(names.given[sex]);
  const middles: string[] = [];
  if (random.chance(0.15 + old * (sex === 'male' ? 0.4 : 0.65))) middles.push(traditional);
  if (middles.length === 0 || random.chance(0.28 * (1 - old))) {
    const middle = random.weighted(names.middle[sex]);
    if (middle !== given && !middles.includes(middle)) middles.push(middle);
  }
  return [surname, ...middles, given].join(' ').normalize('NFC');
}

export function makePerson(
  random: Random,
  sex: Sex,
  birth: IsoDate,
  family: Partial<Person> = {},
  rare = 0,
): Person {
  return {
    name: makeName(random, sex, birth, family.name ? surnameOf(family.name) : undefined, rare),
    sex,
    birth,
    ethnicity: family.ethnicity ?? (random.chance(0.93) ? 'Kinh' : random.pick(otherPeoples)),
  };
}

export const sexWord = (sex: Sex): string => (sex === 'male' ? 'Nam' : 'Nữ');

/** Twelve digits: province, century and sex, year of birth, six by chance (@source NĐ 137/2015 Điều 13). */
export function personalId(random: Random, person: Person, province = '001'): string {
  const [year] = parts(person.birth);
  const century = (year >= 2000 ? 2 : 0) + (person.sex === 'male' ? 0 : 1);
  return `${province}${century}${String(year % 100).padStart(2, '0')}${String(random.int(0, 999_999)).padStart(6, '0')}`;
}

/** Nine digits of the old identity card. */
export const cardNumber = (random: Random): string =>
  `01${String(random.int(0, 9_999_999)).padStart(7, '0')}`;
