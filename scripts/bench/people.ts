import { seeded } from '../samples/random.ts';
import { makePerson } from '../samples/people.ts';

export interface SearchedPerson {
  readonly childName: string;
  readonly childBirthDate: string;
  readonly motherName: string;
  readonly fatherName: string;
  readonly entryNo: string;
  readonly registrationDate: string;
}

/** Synthetic births of 1956–2020 with names as frequent as they are in the sample books. */
export function samplePeople(count: number, seed: number): SearchedPerson[] {
  const random = seeded(seed);
  const day = (year: number) =>
    `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  return Array.from({ length: count }, (_, n) => {
    const birth = day(random.int(1956, 2020));
    const father = makePerson(random, 'male', '1940-01-01');
    const mother = makePerson(random, 'female', '1940-01-01');
    const child = makePerson(random, random.chance(0.5) ? 'male' : 'female', birth);
    return {
      childName: child.name,
      childBirthDate: birth,
      motherName: mother.name,
      fatherName: father.name,
      entryNo: String((n % 900) + 1),
      registrationDate: birth,
    };
  });
}
