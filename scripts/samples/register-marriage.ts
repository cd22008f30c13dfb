import { parts, yearsBefore } from './dates.ts';
import { makeName, makePerson, type Person } from './people.ts';
import { aged, signed } from './older.ts';
import { makeCommune, writePlace, writeResidence } from './places.ts';
import type { Random } from './random.ts';
import {
  blank,
  dated,
  numbered,
  paper,
  place,
  same,
  type Fields,
  type Registration,
  type Turn,
} from './registration.ts';

export function registerMarriage(random: Random, turn: Turn): Registration {
  const rare = turn.rareNames ?? 0;
  const wife = makePerson(
    random,
    'female',
    yearsBefore(turn.registered, random.int(18, 38), random),
    {},
    rare,
  );
  const husband = makePerson(
    random,
    'male',
    yearsBefore(turn.registered, random.int(20, 44), random),
    {},
    rare,
  );
  const again = random.chance(0.08);
  return {
    fields: {
      ...numbered(turn),
      ...spouse('wife', wife, random, turn),
      ...spouse('husband', husband, random, turn),
      marriageDate: random.chance(0.7) ? dated(turn.registered, turn.dateStyle) : blank,
      note: blank,
      ...older('wife', wife, random.fork('older wife'), turn),
      ...older('husband', husband, random.fork('older husband'), turn),
      witnesses: witnessed(random.fork('witnesses')),
      ...signed(turn),
    },
    ticks: [again ? 'Đăng ký lại' : 'Kết hôn lần đầu'],
    signers: [wife.name, husband.name, turn.officers.executor],
    oddities: turn.wanted,
  };
}

function spouse(who: 'wife' | 'husband', person: Person, random: Random, turn: Turn): Fields {
  return {
    [`${who}Name`]: same(person.name),
    [`${who}BirthDate`]: dated(person.birth, turn.dateStyle),
    [`${who}Ethnicity`]: same(person.ethnicity),
    [`${who}Nationality`]: same('Việt Nam'),
    [`${who}Residence`]: place(
      writeResidence(makeCommune(random, random.chance(0.7), turn.placesOf ?? null), random),
    ),
    [`${who}Paper`]: paper(random, person, turn.registered),
  };
}

/** What books before 2016 ask besides. */
function older(who: 'wife' | 'husband', person: Person, random: Random, turn: Turn): Fields {
  const [year] = parts(turn.registered);
  const order = random.weighted([
    ['Lần thứ nhất', 9],
    ['Lần thứ hai', 1],
  ]);
  return {
    ...aged(`${who}Age`, `${who}Occupation`, person, year, random),
    [`${who}Origin`]: place(writePlace(makeCommune(random, false, turn.placesOf ?? null), random)),
    [`${who}MarriageOrder`]: same(order),
  };
}

/** Two people who saw it; asked for until 1961. */
const witnessed = (random: Random) =>
  same(`${makeName(random, 'male', '1915-01-01')}, ${makeName(random, 'female', '1920-01-01')}`);
