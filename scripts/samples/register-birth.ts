import type { Oddity } from '#schemas/truth.ts';
import { addDays, dateInWords, parts, yearsBefore, type IsoDate } from './dates.ts';
import { makePerson, personalId, sexWord, type Person } from './people.ts';
import type { Commune } from './communes.ts';
import { aged, clock, declared, signed } from './older.ts';
import { makeCommune, makeHospital, writePlace, writeResidence } from './places.ts';
import type { Random } from './random.ts';
import {
  blank,
  dated,
  numbered,
  paper,
  place,
  registeredHome,
  same,
  type Fields,
  type Registration,
  type Turn,
} from './registration.ts';

export function registerBirth(random: Random, turn: Turn): Registration {
  const late = turn.wanted.includes('late-registration');
  const fatherless = turn.wanted.includes('no-father') || random.chance(0.06);
  const birth = late
    ? yearsBefore(turn.registered, random.int(2, 24), random)
    : addDays(turn.registered, -random.int(3, 55));
  const rare = turn.rareNames ?? 0;
  const places = turn.placesOf ?? null;
  const mother = makePerson(random, 'female', yearsBefore(birth, random.int(19, 39), random), {}, rare);
  const father = makePerson(random, 'male', yearsBefore(birth, random.int(21, 45), random), {}, rare);
  const sex = random.chance(0.52) ? 'male' : 'female';
  const child = makePerson(random, sex, birth, fatherless ? mother : father, rare);
  const home = random.chance(0.7) ? registeredHome(turn) : makeCommune(random, true, places);
  const origin = makeCommune(random, false, places);
  const declarant = fatherless || random.chance(0.35) ? mother : father;
  const noId = birth < '2016' || random.chance(birth < '2017' ? 0.4 : 0.08);
  const oddities: Oddity[] = [...turn.wanted];
  if (fatherless && !oddities.includes('no-father')) oddities.push('no-father');

  const fields: Fields = {
    ...numbered(turn),
    childName: same(child.name),
    childBirthDate: dated(birth, turn.dateStyle),
    childBirthDateInWords: inWords(birth, turn.wanted.includes('digits-and-words-differ')),
    childSex: same(sexWord(sex)),
    childEthnicity: same(child.ethnicity),
    childNationality: same('Việt Nam'),
    childBirthplace: place(
      random.chance(0.8)
        ? makeHospital(random, 'birth', places).place
        : writePlace(home, random, 'Trạm y tế '),
    ),
    childOrigin: place(writePlace(origin, random)),
    childPersonalId: noId ? blank : same(personalId(random, child)),
    ...parent('mother', mother, home, random, turn),
    ...(fatherless ? noFather : parent('father', father, home, random, turn)),
    declarantName: same(declarant.name),
    declarantPaper: paper(random, declarant, turn.registered),
    note: noteOn(random, mother, turn.registered),
    ...older(random.fork('older'), turn, { mother, father, declarant, home }, fatherless),
  };
  return {
    fields,
    ticks: [late ? 'Quá hạn' : 'Đúng hạn'],
    signers: [declarant.name, turn.officers.executor],
    oddities,
  };
}

/** Words a day off the digits when they shall differ; each is true to its own ink. */
function inWords(birth: IsoDate, differ: boolean) {
  const said = differ ? addDays(birth, Number(birth.slice(-2)) > 14 ? -3 : 3) : birth;
  return { text: dateInWords(said), value: said };
}

function parent(who: 'mother' | 'father', person: Person, home: Commune, random: Random, turn: Turn): Fields {
  const birth = random.chance(0.7) ? person.birth.slice(0, 4) : person.birth;
  const style = turn.dateStyle === 'spelled' ? 'slashes' : turn.dateStyle;
  const lives = random.chance(0.85) ? home : makeCommune(random, false, turn.placesOf ?? null);
  return {
    [`${who}Name`]: same(person.name),
    [`${who}BirthDate`]: dated(birth, style),
    [`${who}Ethnicity`]: same(person.ethnicity),
    [`${who}Nationality`]: same('Việt Nam'),
    [`${who}Residence`]: place(writeResidence(lives, random)),
  };
}

/** What books before 2016 ask besides. */
function older(
  random: Random,
  turn: Turn,
  { mother, father, declarant, home }: { mother: Person; father: Person; declarant: Person; home: Commune },
  fatherless: boolean,
): Fields {
  const [year] = parts(turn.registered);
  return {
    childBirthTime: clock(random),
    ...aged('motherAge', 'motherOccupation', mother, year, random),
    ...(fatherless ? {} : aged('fatherAge', 'fatherOccupation', father, year, random)),
    ...declared(declarant, declarant === mother ? 'Mẹ đẻ' : 'Cha đẻ', writePlace(home, random), year, random),
    ...signed(turn),
  };
}

const noFather: Fields = {
  fatherName: blank,
  fatherBirthDate: blank,
  fatherEthnicity: blank,
  fatherNationality: blank,
  fatherResidence: blank,
};

/** A few pages carry a later correction in the right column. */
function noteOn(random: Random, mother: Person, registered: IsoDate) {
  if (!random.chance(0.14)) return blank;
  const [year] = parts(registered);
  const [born] = parts(mother.birth);
  return same(
    `Cải chính năm sinh của mẹ từ ${born - 1} thành ${born} theo Quyết định số ${random.int(2, 90)}/QĐ-UBND ` +
      `ngày ${random.int(10, 28)}/${random.int(10, 12)}/${year + 1}.`,
  );
}
