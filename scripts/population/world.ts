import type { Sex } from '../samples/people.ts';
import { type Random, seeded } from '../samples/random.ts';
import { type Day, dayOf, yearOf } from './days.ts';
import { homelands, type Unit, wardsFor } from './districts.ts';
import { drawHabits, drawName, type Habits, inFull, type Name, nameOfChild } from './names.ts';
import { Columns, type People } from './people.ts';
import { urn } from './urn.ts';

export const firstYear = 1956;
export const lastYear = 2025;

/** Where a family lives: a ward (place in `World.wards`), a house of a street. */
export interface Home {
  readonly ward: number;
  readonly street: number;
  readonly house: number;
}

/** One birth of one or more children, who are numbered one after the other. */
export interface Delivery {
  readonly family: number;
  readonly day: Day;
  readonly firstChild: number;
  readonly children: number;
  readonly home: Home;
}

export interface Family {
  readonly mother: number;
  /** -1 where no father is known. */
  readonly father: number;
  /** Null where they never married, or nobody knows. */
  readonly married: Day | null;
  readonly home: Home;
}

/** All that happened in some wards of a city in seventy years, before anybody wrote it down. */
export interface World {
  readonly seed: number;
  readonly wards: readonly Unit[];
  readonly people: People;
  readonly families: readonly Family[];
  readonly deliveries: readonly Delivery[];
  /** Children of the deliveries. */
  readonly births: number;
}

/** Families with one child here: most of the rest of theirs were born elsewhere. Others have two to eight, fewer as time goes on. */
const withOneChild = 0.54;
const perFamily = 1.78;
const twinShare = 0.012;
const tripletShare = 0.00015;
/** How many families begin in a year, so that births are about as many every year, a few more before the two-child policy. */
const fullness = (year: number): number =>
  year < 1962 ? 1.5 : year < 1990 ? 0.95 : year < 2023 ? 1.15 : 1.6;
const startYears = urn(
  Array.from(
    { length: lastYear - firstYear + 1 },
    (_, n) => [firstYear + n, fullness(firstYear + n)] as const,
  ),
);
const otherPeoples = ['Tày', 'Nùng', 'Mường', 'Thái', 'Dao', 'Hoa', 'Sán Dìu'];

/**
 * Families over generations, with `births` children born 1956–2025 in wards of one city (some 25,000 births a ward). Children
 * grow up, marry each other or people from elsewhere, and have children; a few have children by two spouses. The same
 * `births` and `seed` give the same world on every machine.
 */
export function makeWorld(births: number, seed: number): World {
  const random = seeded(seed).fork('world');
  const wards = wardsFor(births);
  const people = new Columns(Math.ceil(births * 2.4) + 64);
  const families: Family[] = [];
  const deliveries: Delivery[] = [];
  /** Who is there to marry, by sex and year of birth. */
  const single: Record<Sex, Map<number, number[]>> = { male: new Map(), female: new Map() };
  /** Mothers who may have children by another husband, and since when. */
  const alone: { mother: number; since: number }[] = [];
  let born = 0;

  const newcomer = (sex: Sex, year: number): number =>
    people.add({
      ...{ sex, born: dayOf(year) + random.int(0, 364), name: inFull(drawName(random, sex, year)) },
      ethnicity: random.chance(0.975) ? 'Kinh' : random.pick(otherPeoples),
      ...{ origin: random.int(0, homelands.length - 1), mother: -1, father: -1 },
    });

  const spouse = (sex: Sex, year: number, than: number): number => {
    const grown = single[sex].get(year);
    if (!grown || grown.length === 0 || !random.chance(0.45)) return newcomer(sex, year);
    const at = random.int(0, grown.length - 1);
    const found = grown[at] ?? -1;
    if (than >= 0 && people.areSiblings(found, than)) return newcomer(sex, year);
    grown[at] = grown.at(-1) ?? found;
    grown.pop();
    return found;
  };

  const newHome = (): Home => ({
    ward: random.int(0, wards.length - 1),
    street: random.int(0, 39),
    house: random.int(1, 400),
  });

  const motherOf = (start: number): number => {
    const last = alone.at(-1);
    const age = last ? start - yearOf(people.born(last.mother)) : 0;
    if (last && random.chance(0.03) && last.since + 2 < start && age < 40) {
      alone.pop();
      return last.mother;
    }
    const young = 18 + Math.round(4.5 * (random.next() + random.next() + random.next()));
    return spouse('female', start - young - (start > 1990 ? 3 : 0), -1);
  };

  /** One family from its first birth here on. */
  const found = (start: number): void => {
    const mother = motherOf(start);
    const father = random.chance(0.04)
      ? -1
      : spouse('male', yearOf(people.born(mother)) + random.int(-9, 3), mother);
    const planned = random.chance(withOneChild) ? 1 : 2 + beyondTwo(random, start);
    const habits = drawHabits(random, start);
    let day = dayOf(start) + random.int(0, 364);
    const before = random.int(250, random.chance(0.8) ? 1100 : 4000);
    const married = father >= 0 && !random.chance(0.05) ? day - before : null;
    let home = newHome();
    const family = families.push({ mother, father, married, home }) - 1;
    const head = father >= 0 && random.chance(0.97) ? father : mother;
    const taken = new Set(people.elderGivens(mother, father));
    let last: string | undefined;
    const ofFamily = { mother, father, ethnicity: people.ethnicity(head), origin: people.origin(head) };

    const child = (sex: Sex, own: Habits): number => {
      const year = yearOf(day);
      const name: Name = nameOfChild(random, {
        ...{ sex, year, surname: people.surname(head), habits: own, taken },
        ...(last === undefined ? {} : { before: last }),
      });
      taken.add(name.given);
      last = name.given;
      const added = people.add({ sex, born: day, name: inFull(name), ...ofFamily });
      const grown = single[sex].get(year);
      if (grown) grown.push(added);
      else single[sex].set(year, [added]);
      return added;
    };

    for (let children = 0; children < planned && born < births; ) {
      if (yearOf(day) > lastYear || (day - people.born(mother)) / 365.25 > 46) break;
      const together = Math.min(howMany(random), births - born);
      const own = together > 1 && random.chance(0.6) ? { ...habits, likesAlike: true } : habits;
      let sex: Sex = random.chance(0.516) ? 'male' : 'female';
      const firstChild = child(sex, own);
      for (let n = 1; n < together; n += 1) {
        if (!random.chance(0.66)) sex = sex === 'male' ? 'female' : 'male';
        child(sex, own);
      }
      deliveries.push({ family, day, firstChild, children: together, home });
      born += together;
      children += together;
      people.livesUntil(mother, day);
      if (random.chance(0.18)) home = newHome();
      day += random.int(400, random.chance(0.75) ? 1300 : 2600);
    }
    if (married !== null) for (const one of [mother, father]) people.livesUntil(one, married);
    if (father >= 0 && random.chance(0.2)) alone.push({ mother, since: yearOf(day) });
  };

  // families by the year they begin, so that children are there before they marry
  const starts = Array.from({ length: Math.ceil(births / perFamily) }, () => startYears.draw(random));
  for (const start of starts.toSorted((a, b) => a - b)) if (born < births) found(start);
  while (born < births) found(startYears.draw(random));
  return { seed, wards, people, families, deliveries, births: born };
}

const howMany = (random: Random): number => {
  const way = random.next();
  return way < tripletShare ? 3 : way < tripletShare + twinShare ? 2 : 1;
};

function beyondTwo(random: Random, start: number): number {
  const again = start < 1976 ? 0.58 : start < 1990 ? 0.32 : 0.1;
  let n = 0;
  while (n < 6 && random.chance(again)) n += 1;
  return n;
}
