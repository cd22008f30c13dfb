import { addDays, parts, writeDate, yearsBefore } from './dates.ts';
import { makePerson, personalId, sexWord } from './people.ts';
import { ageIn, declared, inWords, occupation, signed } from './older.ts';
import { makeCommune, makeHospital, writePlace, writeResidence } from './places.ts';
import type { Random } from './random.ts';
import { blank, dated, numbered, paper, place, same, type Registration, type Turn } from './registration.ts';

const causes = [
  'Tuổi già',
  'Già yếu',
  'Bệnh hiểm nghèo',
  'Tai biến mạch máu não',
  'Suy tim',
  'Ung thư phổi',
  'Ung thư gan',
  'Nhồi máu cơ tim',
  'Suy thận mạn',
  'Tai nạn giao thông',
  'Viêm phổi nặng',
];

export function registerDeath(random: Random, turn: Turn): Registration {
  const late = turn.wanted.includes('late-registration');
  const died = addDays(turn.registered, late ? -random.int(120, 1500) : -random.int(1, 13));
  const age = random.weighted([
    [random.int(28, 54), 2],
    [random.int(55, 74), 4],
    [random.int(75, 97), 5],
  ]);
  const rare = turn.rareNames ?? 0;
  const places = turn.placesOf ?? null;
  const sex = random.chance(0.55) ? 'male' : 'female';
  const deceased = makePerson(random, sex, yearsBefore(died, age, random), {}, rare);
  const yearOnly = deceased.birth < '1950' && random.chance(0.6);
  const declarant = makePerson(
    random,
    random.chance(0.6) ? 'male' : 'female',
    yearsBefore(died, age > 50 ? age - 27 : age, random),
    deceased,
    rare,
  );
  const inHospital = random.chance(0.45);
  const hospital = makeHospital(random, 'death', places);
  const ward = turn.plan.manifest.registerBody.name.replace(/^Ủy ban (nhân dân|hành chính) /, '');
  const home = makeCommune(random, true, places);
  const notifier = inHospital ? hospital.name : `Trạm y tế ${ward}`;
  const notice = [
    `${random.int(3, 290)}/${died.slice(0, 4)}`,
    notifier,
    writeDate(addDays(died, 1), 'slashes'),
  ];
  const hour = String(random.int(0, 23)).padStart(2, '0');
  const minute = String(random.pick([0, 5, 10, 15, 20, 30, 35, 40, 45, 50])).padStart(2, '0');

  const own = random.fork('older');
  const [year] = parts(turn.registered);
  const relation = declarant.sex === 'male' ? 'Con trai' : 'Con gái';

  return {
    fields: {
      ...numbered(turn),
      deceasedName: same(deceased.name),
      deceasedBirthDate: dated(yearOnly ? deceased.birth.slice(0, 4) : deceased.birth, turn.dateStyle),
      deceasedSex: same(sexWord(sex)),
      deceasedEthnicity: same(deceased.ethnicity),
      deceasedNationality: same('Việt Nam'),
      deceasedPaper: random.chance(0.15) ? blank : paper(random, deceased, turn.registered),
      deathTime: random.chance(0.12) ? blank : { text: [hour, minute], value: `${hour}:${minute}` },
      deathDate: dated(died, turn.dateStyle),
      deathPlace: place(inHospital ? hospital.place : writeResidence(home, random)),
      deathCause: random.chance(0.1) ? blank : same(random.pick(causes)),
      deathNotice: random.chance(0.15) ? blank : { text: notice, value: notice.join(' ') },
      declarantName: same(declarant.name),
      declarantPaper: paper(random, declarant, turn.registered),
      note: blank,
      deceasedAge: ageIn(year, deceased.birth, own),
      deceasedOccupation: occupation(own, year),
      deceasedResidence: place(writeResidence(home, own)),
      deceasedPersonalId: year >= 2016 && own.chance(0.7) ? same(personalId(own, deceased)) : blank,
      deathDateInWords: inWords(died),
      ...declared(declarant, age > 50 ? relation : 'Em', writePlace(home, own), year, own),
      ...signed(turn),
    },
    ticks: [late ? 'Quá hạn' : 'Đúng hạn'],
    signers: [declarant.name, turn.officers.executor],
    oddities: turn.wanted,
  };
}
