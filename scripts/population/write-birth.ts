import type { FieldKey } from '#schemas/record/kinds.ts';
import { type Random, seeded } from '../samples/random.ts';
import { dayOf, isoOf, yearOf } from './days.ts';
import { mergedSince } from './districts.ts';
import { birthplaceIn, homeIn, originIn } from './homes.ts';
import { miscopiedDate, retoldDate } from './misread-date.ts';
import { rewrittenName } from './misread-name.ts';
import { shortenedPlace } from './misread-place.ts';
import type { Noise } from './noise.ts';
import type { Row } from './registrations.ts';
import type { World } from './world.ts';

export type Values = Partial<Record<FieldKey, string | null>>;

/**
 * What stands in the book for a registration: which fields the form of the year asks for, by whom it was told. A second copy
 * has what its original has, but for a copyist's slips; who registers anew or corrects says it as `noise.written` has it.
 * @source the forms in schemas/forms: parents' ages until 2005, years and dates of birth since; origin since 2006, personal
 * numbers since 2016
 */
export function writeBirth(world: World, { placed, copy }: Row, noise: Noise): Values {
  const told = seeded(Math.imul(world.seed, 2_654_435_761) ^ (placed.id * 2 + 1));
  const values = valuesOf(world, placed, told, noise);
  if (copy === placed.copy && copy !== 'corrected') return values;
  const random = told.fork(copy);
  if (copy === 'second-copy') return copied(values, random, noise);
  return corrected(copied(values, random, noise), random);
}

function valuesOf(world: World, placed: Row['placed'], random: Random, noise: Noise): Values {
  const { people } = world;
  const { child, copy, year } = placed;
  const when = placed.day >= dayOf(2025, 7, 1) ? mergedSince : year;
  const anew = copy === 're-registration';
  const rates = noise.written[anew ? 're-registration' : 'corrected'];
  const mother = people.mother(child);
  const father = people.father(child);
  const delivery = world.deliveries[placed.delivery] as World['deliveries'][number];
  const born = people.born(child);
  const later = copy !== 'original';
  const home = { ...delivery.home, ward: later ? placed.ward : delivery.home.ward };
  const name = (person: number) =>
    later && random.chance(rates.name) ? rewrittenName(people.name(person), random) : people.name(person);
  const gone = () => anew && random.chance(rates.blank);
  const place = (text: string) => (later && random.chance(rates.place) ? shortenedPlace(text, random) : text);
  const withHouse = random.chance(year < 1981 ? 0.75 : 0.55);
  const parentHome = place(homeIn(world, home, when, withHouse));
  const parent = (who: 'mother' | 'father', person: number): Values => {
    if (person < 0 || (anew && who === 'father' && random.chance(rates.blank / 3))) return {};
    const bornIn = yearOf(people.born(person));
    const blank = gone();
    const date = random.chance(year < 2016 ? 0.75 : 0.6) ? String(bornIn) : isoOf(people.born(person));
    const slip = random.chance(anew ? 0.08 : 0.02) ? random.pick([-1, 1]) : 0;
    return {
      [`${who}Name`]: name(person),
      [`${who}BirthDate`]: blank || year < 2006 ? null : slip === 0 ? date : String(bornIn + slip),
      [`${who}Age`]: blank || year >= 2006 ? null : String(year - bornIn + 1 + slip),
      [`${who}Residence`]: random.chance(0.92) ? parentHome : place(originIn(people.origin(person), when)),
    };
  };
  const birthDate = isoOf(born);
  return {
    entryNo: String(placed.number),
    bookNo: year < 1999 ? null : placed.bookNo,
    registrationDate: isoOf(placed.day),
    childName: name(child),
    childBirthDate: anew && random.chance(0.45) ? retoldDate(born, random) : birthDate,
    childSex: people.sex(child) === 'male' ? 'Nam' : 'Nữ',
    childEthnicity: year < 1999 ? null : people.ethnicity(child),
    childBirthplace: gone() ? null : place(birthplaceIn(world, placed.delivery, when, random)),
    childOrigin: year < 2006 || gone() ? null : place(originIn(people.origin(child), when)),
    childPersonalId: year < 2016 || random.chance(0.12) ? null : personalNumber(world, child),
    ...parent('mother', mother),
    ...parent('father', father),
    note: null,
  };
}

/** The other book has what the first has; a clerk who copies slips now and then, shortens places and leaves some out. */
function copied(values: Values, random: Random, noise: Noise): Values {
  const rates = noise.written['second-copy'];
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (value === null) return [key, null];
      if (key.endsWith('Name') && random.chance(rates.name)) return [key, rewrittenName(value, random)];
      if (key === 'childBirthDate' && value.length === 10 && random.chance(rates.date))
        return [key, miscopiedDate(dayOf(...dateOf(value)), random)];
      if (isPlace(key) && random.chance(rates.place)) return [key, shortenedPlace(value, random)];
      if (!isKey(key) && random.chance(rates.blank)) return [key, null];
      return [key, value];
    }),
  );
}

/** Cải chính: a name or a date as it was put right, mostly with a note of it. @source Luật Hộ tịch 2014 Điều 26–28 */
function corrected(values: Values, random: Random): Values {
  const noted = random.chance(0.8);
  const way = random.next();
  const name = values.childName ?? '';
  const date = values.childBirthDate ?? '';
  if (way < 0.3 && date.length === 10) {
    const other = isoOf(dayOf(...dateOf(date)) + random.pick([-365, -31, -10, -2, -1, 1, 2, 10, 31, 365]));
    return { ...values, childBirthDate: other, note: noted ? 'Cải chính ngày sinh' : null };
  }
  if (way < 0.5) {
    const parent = random.chance(0.5) ? 'motherName' : 'fatherName';
    const was = values[parent];
    if (was)
      return {
        ...values,
        [parent]: rewrittenName(was, random),
        note: noted ? 'Cải chính tên cha, mẹ' : null,
      };
  }
  const syllables = name.split(' ');
  const given = random.chance(0.3) ? random.pick(newGivens) : null;
  const other = given === null ? rewrittenName(name, random) : syllables.with(-1, given).join(' ');
  return { ...values, childName: other, note: noted ? 'Cải chính họ, chữ đệm, tên' : null };
}
const newGivens = [
  'Anh',
  'Hà',
  'Linh',
  'Minh',
  'Ngọc',
  'Phương',
  'Hương',
  'Hải',
  'Thanh',
  'Bình',
  'Dương',
  'An',
];

/** Twelve digits: province, century and sex, year of birth, six by chance. @source NĐ 137/2015 Điều 13 */
function personalNumber({ people, seed }: World, child: number): string {
  const year = yearOf(people.born(child));
  const century = (year >= 2000 ? 2 : 0) + (people.sex(child) === 'male' ? 0 : 1);
  const six = Math.floor(seeded(Math.imul(seed, 40_503) ^ child).next() * 1_000_000);
  return `001${century}${String(year % 100).padStart(2, '0')}${String(six).padStart(6, '0')}`;
}

const dateOf = (iso: string) => iso.split('-').map(Number) as [number, number, number];
const isPlace = (key: string): boolean => /place$|Origin$|Residence$/.test(key);
const isKey = (key: string): boolean =>
  ['entryNo', 'registrationDate', 'childName', 'childBirthDate', 'childSex'].includes(key);
