import { type Random, seeded } from '../samples/random.ts';
import { type Day, dayOf, yearOf } from './days.ts';
import { bodyOf, mergedSince } from './districts.ts';
import { firstYear, lastYear, type World } from './world.ts';

/** A marriage or a death in a book. */
export interface EventEntry {
  /** The wife, or who died. */
  readonly person: number;
  /** -1 where nothing is known of a family of theirs here. */
  readonly family: number;
  readonly happened: Day;
  /** Registered on. */
  readonly day: Day;
  readonly year: number;
  readonly body: string;
  readonly number: number;
  readonly bookNo: string;
}
type Draft = { -readonly [K in keyof EventEntry]: EventEntry[K] };

const first = dayOf(firstYear);
const last = dayOf(lastYear, 12, 31);
const perVolume = 200;
/** Share of couples whose marriage is in these books: the rest married elsewhere. */
const marriedHere = 0.55;

/** Marriages of couples who have children here, from 1956 on. */
export function marriagesOf(world: World): EventEntry[] {
  const random = seeded(world.seed).fork('marriages');
  const drafts: Draft[] = [];
  for (const [family, { mother, married, home }] of world.families.entries())
    if (married !== null && married >= first && married <= last && random.chance(marriedHere))
      drafts.push(draft(mother, family, married, married, home.ward));
  return intoBooks(world, drafts);
}

/**
 * Deaths from 1956 on of people who live here, each after the last day they are needed: some one in three of all who die, since
 * parents move on and die elsewhere. Ages as they come: few in childhood, most past sixty.
 */
export function deathsOf(world: World): EventEntry[] {
  const random = seeded(world.seed).fork('deaths');
  const { people, families } = world;
  const familyOf = new Int32Array(people.size).fill(-1);
  for (const [family, { mother, father }] of families.entries()) {
    familyOf[mother] = family;
    if (father >= 0) familyOf[father] = family;
  }
  const drafts: Draft[] = [];
  for (let person = 0; person < people.size; person += 1) {
    const born = people.born(person);
    const until = people.until(person);
    const day = born + Math.round(365.25 * ageAtDeath(random));
    const happened = day > until ? day : until + random.int(30, 12_000);
    const family = familyOf[person] as number;
    const isHere = random.chance(family >= 0 ? 0.45 : 0.3);
    if (!isHere || happened < first || happened > last - 20) continue;
    const ward = families[family]?.home.ward ?? random.int(0, world.wards.length - 1);
    const registered = Math.min(
      last,
      happened + (random.chance(0.95) ? random.int(0, 14) : random.int(60, 1500)),
    );
    drafts.push(draft(person, family, happened, registered, ward));
  }
  return intoBooks(world, drafts);
}

function ageAtDeath(random: Random): number {
  const way = random.next();
  if (way < 0.025) return random.next() * 2;
  if (way < 0.12) return random.between(2, 50);
  return 45 + 50 * (0.5 * random.next() + 0.5 * Math.sqrt(random.next()));
}

/** Its ward stands in `number` until it is in a book. */
const draft = (person: number, family: number, happened: Day, day: Day, ward: number): Draft => ({
  ...{ person, family, happened, day, number: ward, year: yearOf(day), body: '', bookNo: '' },
});

function intoBooks({ wards }: World, drafts: Draft[]): EventEntry[] {
  const next = new Map<string, number>();
  drafts.sort((a, b) => a.day - b.day || a.person - b.person);
  for (const one of drafts) {
    const unit = wards[one.number] as World['wards'][number];
    one.body = bodyOf(unit, one.day >= dayOf(2025, 7, 1) ? mergedSince : one.year);
    const key = `${one.body}/${one.year}`;
    one.number = (next.get(key) ?? 0) + 1;
    next.set(key, one.number);
    one.bookNo = `${String(Math.ceil(one.number / perVolume)).padStart(2, '0')}/${one.year}`;
  }
  return drafts;
}
