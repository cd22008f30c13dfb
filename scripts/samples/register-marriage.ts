import { yearsBefore } from './dates.ts';
import { makePerson, type Person } from './people.ts';
import { makeCommune, writeResidence } from './places.ts';
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
  const wife = makePerson(random, 'female', yearsBefore(turn.registered, random.int(18, 38), random));
  const husband = makePerson(random, 'male', yearsBefore(turn.registered, random.int(20, 44), random));
  const again = random.chance(0.08);
  return {
    fields: {
      ...numbered(turn),
      ...spouse('wife', wife, random, turn),
      ...spouse('husband', husband, random, turn),
      marriageDate: random.chance(0.7) ? dated(turn.registered, turn.dateStyle) : blank,
      note: blank,
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
    [`${who}Residence`]: place(writeResidence(makeCommune(random, random.chance(0.7)), random)),
    [`${who}Paper`]: paper(random, person, turn.registered),
  };
}
