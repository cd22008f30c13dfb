import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Random } from '../samples/random.ts';
import { dayOf, isKnownDay, isoOf, yearOf } from './days.ts';
import { Dice } from './dice.ts';
import { mergedSince } from './districts.ts';
import { birthplaceIn, homeIn, originIn } from './homes.ts';
import { miscopiedDate, retoldDate } from './misread-date.ts';
import { rewrittenName } from './misread-name.ts';
import { shortenedPlace } from './misread-place.ts';
import type { Noise, WrittenRates } from './noise.ts';
import type { Placed, Row } from './registrations.ts';
import type { World } from './world.ts';

export type Values = Partial<Record<FieldKey, string | null>>;

/**
 * What stands in the book for a registration: which fields the form of the year asks for, by whom it was told. A second copy
 * has what its original has, but for a copyist's slips; who registers anew or corrects says it as `noise.written` has it.
 * @source form READMEs (schemas/forms): parents' ages until 2005, years and dates of birth since; number of the book and people
 * since 1999, origin since 2006, personal numbers since 2016
 */
export function writeBirth(world: World, { placed, copy }: Row, noise: Noise): Values {
  const values = toldOf(world, placed, noise);
  if (copy === 'original' || copy === 're-registration') return values;
  const random = new Dice(Math.imul(world.seed, 48_271) ^ (placed.id * 2));
  const again = placed.copy === 'corrected' ? values : copied(values, random, noise.written['second-copy']);
  return copy === 'corrected' ? corrected(again, random) : again;
}

/** The same for every copy of one registration. */
function toldOf(world: World, placed: Placed, noise: Noise): Values {
  const random = new Dice(Math.imul(world.seed, 2_654_435_761) ^ (placed.id * 2 + 1));
  const { people } = world;
  const { child, copy, year } = placed;
  const isAnew = copy === 're-registration';
  const rates = copy === 'original' ? null : noise.written[isAnew ? 're-registration' : 'corrected'];
  const when = yearAt(placed);
  const home = { ...homeOf(world, placed), ward: placed.ward };
  const withHouse = random.chance(year < 1981 ? 0.75 : 0.55);
  const told: Told = { world, placed, random, rates, when, home: homeIn(world, home, when, withHouse) };
  const born = people.born(child);
  return {
    entryNo: String(placed.number),
    bookNo: year < 1999 ? null : placed.bookNo,
    registrationDate: isoOf(placed.day),
    childName: nameOf(told, child),
    childBirthDate: isAnew && random.chance(retold) ? retoldDate(born, random) : isoOf(born),
    childSex: people.sex(child) === 'male' ? 'Nam' : 'Nữ',
    childEthnicity: year < 1999 ? null : people.ethnicity(child),
    childBirthplace: isGone(told) ? null : placeOf(told, birthplaceIn(world, placed.delivery, when, random)),
    childOrigin: year < 2006 || isGone(told) ? null : placeOf(told, originIn(people.origin(child), when)),
    childPersonalId: year < 2016 || random.chance(0.12) ? null : personalNumber(world, child),
    ...parentOf(told, 'mother', people.mother(child)),
    ...parentOf(told, 'father', people.father(child)),
    note: null,
  };
}

/** Share of re-registrations whose birth date is told otherwise or less precisely; a guess, no figures are published. */
const retold = 0.45;

interface Told {
  readonly world: World;
  readonly placed: Placed;
  readonly random: Random;
  /** Null for what was told when the child was born. */
  readonly rates: WrittenRates | null;
  readonly when: number;
  /** Where the parents live, as written. */
  readonly home: string;
}

const yearAt = ({ day, year }: Placed): number => (day >= dayOf(2025, 7, 1) ? mergedSince : year);
const homeOf = ({ deliveries }: World, { delivery }: Placed) =>
  (deliveries[delivery] as World['deliveries'][number]).home;

function nameOf({ world, random, rates }: Told, person: number): string {
  const name = world.people.name(person);
  return rates && random.chance(rates.name) ? rewrittenName(name, random) : name;
}
const placeOf = ({ random, rates }: Told, place: string): string =>
  rates && random.chance(rates.place) ? shortenedPlace(place, random) : place;
/** What nobody knows any more when a birth is registered anew. */
const isGone = ({ random, rates, placed }: Told): boolean =>
  rates !== null && placed.copy === 're-registration' && random.chance(rates.blank);

function parentOf(told: Told, who: 'mother' | 'father', person: number): Values {
  const { world, placed, random, when } = told;
  if (person < 0 || (who === 'father' && isGone(told) && random.chance(0.33))) return {};
  const { people } = world;
  const born = yearOf(people.born(person));
  const isBlank = isGone(told);
  const slip = random.chance(placed.copy === 're-registration' ? 0.08 : 0.02) ? random.pick([-1, 1]) : 0;
  const isYear = slip !== 0 || random.chance(placed.year < 2016 ? 0.75 : 0.6);
  const home = random.chance(0.92) ? told.home : originIn(people.origin(person), when);
  return {
    [`${who}Name`]: nameOf(told, person),
    [`${who}BirthDate`]:
      isBlank || placed.year < 2006 ? null : isYear ? String(born + slip) : isoOf(people.born(person)),
    [`${who}Age`]: isBlank || placed.year >= 2006 ? null : String(placed.year - born + 1 + slip),
    [`${who}Residence`]: placeOf(told, home),
  };
}

/** The other book has what the first has; a clerk who copies slips now and then, shortens places and leaves some out. */
function copied(values: Values, random: Random, rates: WrittenRates): Values {
  const copy: Values = {};
  for (const [key, value] of Object.entries(values) as [FieldKey, string | null][])
    copy[key] = value === null ? null : copiedValue(key, value, random, rates);
  return copy;
}

function copiedValue(key: FieldKey, value: string, random: Random, rates: WrittenRates): string | null {
  if (names.has(key)) return random.chance(rates.name) ? rewrittenName(value, random) : value;
  if (key === 'childBirthDate' && value.length === 10)
    return random.chance(rates.date) ? miscopiedDate(dayOfIso(value), random) : value;
  if (neverLeftOut.has(key)) return value;
  if (random.chance(rates.blank)) return null;
  return places.has(key) && random.chance(rates.place) ? shortenedPlace(value, random) : value;
}
const names: ReadonlySet<string> = new Set(['childName', 'motherName', 'fatherName']);
const neverLeftOut: ReadonlySet<string> = new Set([
  'entryNo',
  'registrationDate',
  'childBirthDate',
  'childSex',
]);
const places: ReadonlySet<string> = new Set(
  ['childBirthplace', 'childOrigin'].concat(['motherResidence', 'fatherResidence']),
);

/** Cải chính: a name or a date as it was put right, mostly with a note of it. @source Luật Hộ tịch 2014 Điều 26–28 */
function corrected(values: Values, random: Random): Values {
  const isNoted = random.chance(0.8);
  const what = random.next();
  const { childName, childBirthDate } = values;
  if (what < 0.3 && childBirthDate?.length === 10) {
    const other = dayOfIso(childBirthDate) + random.pick([-365, -31, -10, -2, -1, 1, 2, 10, 31, 365]);
    // a year that was misread into another century stays as it is
    return {
      ...values,
      childBirthDate: isKnownDay(other) ? isoOf(other) : childBirthDate,
      note: isNoted ? 'Cải chính ngày sinh' : null,
    };
  }
  const parent = random.chance(0.5) ? 'motherName' : 'fatherName';
  const was = values[parent];
  if (what < 0.5 && was)
    return {
      ...values,
      [parent]: rewrittenName(was, random),
      note: isNoted ? 'Cải chính tên cha, mẹ' : null,
    };
  if (!childName) return values;
  const name = random.chance(0.3)
    ? childName.split(' ').with(-1, random.pick(newGivens)).join(' ')
    : rewrittenName(childName, random);
  return { ...values, childName: name, note: isNoted ? 'Cải chính họ, chữ đệm, tên' : null };
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
  const six = new Dice(Math.imul(seed, 40_503) ^ child).int(0, 999_999);
  return `001${century}${String(year % 100).padStart(2, '0')}${String(six).padStart(6, '0')}`;
}

const dayOfIso = (iso: string): number => dayOf(...(iso.split('-').map(Number) as [number, number, number]));
