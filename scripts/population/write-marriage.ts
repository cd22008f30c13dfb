import type { Sex } from '../samples/people.ts';
import type { Random } from '../samples/random.ts';
import { type Day, isoOf, yearOf } from './days.ts';
import { Dice } from './dice.ts';
import { mergedSince } from './districts.ts';
import { homeIn, originIn } from './homes.ts';
import type { EventEntry } from './events.ts';
import { identityCard } from './identity-card.ts';
import type { Values } from './write-birth.ts';
import type { World } from './world.ts';

/**
 * What stands in the book of marriages for a couple.
 * @source form READMEs (schemas/forms/marriage-*): ages until 1976, days and years of birth since; identity papers since 1999
 */
export function writeMarriage(world: World, entry: EventEntry): Values {
  const { mother, father, home } = world.families[entry.family] as World['families'][number];
  const random = new Dice(Math.imul(world.seed, 69_621) ^ (entry.family * 2 + 1));
  const { year, day, number, bookNo } = entry;
  const when = day >= mergedOn ? mergedSince : year;
  const together = homeIn(world, home, when, random.chance(0.5));
  return {
    entryNo: String(number),
    bookNo: year < 1999 ? null : bookNo,
    registrationDate: isoOf(day),
    ...spouse(world, 'wife', mother, { year, when, random, home: together }),
    ...spouse(world, 'husband', father, { year, when, random, home: together }),
    marriageDate: year < 2016 ? null : isoOf(day),
  };
}

const mergedOn: Day = Date.UTC(2025, 6, 1) / 86_400_000;

interface Turn {
  readonly year: number;
  readonly when: number;
  readonly random: Random;
  readonly home: string;
}

function spouse(
  { people }: World,
  who: 'wife' | 'husband',
  person: number,
  { year, when, random, home }: Turn,
): Values {
  const born = people.born(person);
  const sex: Sex = who === 'wife' ? 'female' : 'male';
  const origin = originIn(people.origin(person), when);
  return {
    [`${who}Name`]: people.name(person),
    [`${who}BirthDate`]: year < 1977 ? null : random.chance(0.25) ? String(yearOf(born)) : isoOf(born),
    [`${who}Age`]: year < 1977 ? String(year - yearOf(born) + 1) : null,
    [`${who}Residence`]: random.chance(who === 'husband' ? 0.85 : 0.5) ? home : origin,
    [`${who}Paper`]: year < 1999 || random.chance(0.1) ? null : identityCard(person, born, sex, year),
    [`${who}Origin`]: year < 2006 ? origin : null,
  };
}
