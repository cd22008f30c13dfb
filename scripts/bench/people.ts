import { type Person, makePerson, personalId, surnameOf } from '../samples/people.ts';
import { communeAt, type Commune } from '../samples/communes.ts';
import { type Random, seeded } from '../samples/random.ts';

/** A synthetic birth, as the fields of its record. */
export interface SearchedPerson {
  readonly childName: string;
  readonly childBirthDate: string;
  readonly childBirthplace: string;
  readonly motherName: string;
  readonly motherBirthDate: string;
  readonly fatherName: string;
  readonly fatherBirthDate: string;
  readonly entryNo: string;
  readonly bookNo: string;
  readonly registrationDate: string;
  /** From 2016 on, when numbers were given at registration. */
  readonly childPersonalId?: string;
}

const oldest = 1956;
const youngest = 2020;

/**
 * Synthetic births of 1956–2020: names as frequent as in `samples/data/names.json` (Nguyễn 38 %), a child mostly named after
 * its father, parents of an age to have it, one birth of eight registered a year or more late.
 */
export function samplePeople(count: number, seed: number): SearchedPerson[] {
  const random = seeded(seed);
  const day = (year: number) =>
    `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  return Array.from({ length: count }, (_, n) => {
    const year = random.int(oldest, youngest);
    const birth = day(year);
    const father = makePerson(random, 'male', day(year - random.int(20, 45)));
    const mother = makePerson(random, 'female', day(year - random.int(18, 40)));
    const child = childOf(random, birth, father, mother);
    const late = random.chance(0.125) ? random.int(1, 12) : 0;
    const registered = Math.min(youngest + 2, year + late);
    return {
      childName: child.name,
      childBirthDate: birth,
      childBirthplace: placeOf(communeAt(random, year, random.chance(0.7))),
      motherName: mother.name,
      motherBirthDate: mother.birth,
      fatherName: father.name,
      fatherBirthDate: father.birth,
      entryNo: String((n % 900) + 1),
      bookNo: `${String(random.int(1, 3)).padStart(2, '0')}/${registered}`,
      registrationDate: late === 0 ? birth : day(registered),
      ...(registered >= 2016 ? { childPersonalId: personalId(random, child) } : {}),
    };
  });
}

function childOf(random: Random, birth: string, father: Person, mother: Person): Person {
  const sex = random.chance(0.5) ? 'male' : 'female';
  const family = random.chance(0.94) ? father : mother;
  return makePerson(random, sex, birth, { name: surnameOf(family.name) });
}

const placeOf = ({ commune, district, province }: Commune): string =>
  [commune, district, province].filter((unit) => unit !== '').join(', ');
