import { isoOf, yearOf } from './days.ts';
import { Dice } from './dice.ts';
import { mergedSince } from './districts.ts';
import type { EventEntry } from './events.ts';
import { homeIn, originIn } from './homes.ts';
import { identityCard } from './identity-card.ts';
import type { Values } from './write-birth.ts';
import type { World } from './world.ts';

/**
 * What stands in the book of deaths for a person.
 * @source form READMEs (schemas/forms/death-*): age at death until 2005, day or year of birth since 1999, papers since 2006
 */
export function writeDeath(world: World, entry: EventEntry): Values {
  const { people } = world;
  const { person, year, day, happened, number, bookNo } = entry;
  const random = new Dice(Math.imul(world.seed, 16_807) ^ (person * 2 + 1));
  const born = people.born(person);
  const when = year >= 2025 && day >= Date.UTC(2025, 6, 1) / 86_400_000 ? mergedSince : year;
  const family = world.families[entry.family];
  const home = family
    ? homeIn(world, family.home, when, random.chance(0.5))
    : originIn(people.origin(person), when);
  const isYearOnly = yearOf(born) < 1950 ? random.chance(0.6) : random.chance(0.1);
  return {
    entryNo: String(number),
    bookNo: year < 1999 ? null : bookNo,
    registrationDate: isoOf(day),
    deceasedName: people.name(person),
    deceasedBirthDate: year < 1999 ? null : isYearOnly ? String(yearOf(born)) : isoOf(born),
    deceasedAge: year < 2006 ? String(yearOf(happened) - yearOf(born) + 1) : null,
    deceasedSex: people.sex(person) === 'male' ? 'Nam' : 'Nữ',
    deceasedEthnicity: people.ethnicity(person),
    deceasedResidence: home,
    deceasedPaper:
      year < 2006 || random.chance(0.2) ? null : identityCard(person, born, people.sex(person), year),
    deathDate: isoOf(happened),
    deathPlace: random.chance(0.45) ? 'bệnh viện Bạch Mai' : home,
  };
}
