import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { seeded } from '../samples/random.ts';
import { deathsOf, type EventEntry, marriagesOf } from './events.ts';
import { type NoiseLevel, noiseOf } from './noise.ts';
import { inkOf, readValues } from './read-values.ts';
import { childrenFor, type Placed, registerBirths, type Row } from './registrations.ts';
import type { Sheet, SheetTruth } from './sheet.ts';
import { type Values, writeBirth } from './write-birth.ts';
import { writeDeath } from './write-death.ts';
import { writeMarriage } from './write-marriage.ts';
import { makeWorld, type World } from './world.ts';

export interface PopulationOptions {
  /** Rows of the birth table in all, those that are there again among them (7 %). */
  readonly births: number;
  /** 1–10 for tuning; from 1001 on held out: nothing may be chosen by looking at them. */
  readonly seed: number;
  /** `mid` for tuning; the other levels are held out too. */
  readonly noise?: NoiseLevel;
  /** Books that are made besides those of births. */
  readonly besides?: readonly ('marriage' | 'death')[];
}

export interface Population {
  readonly births: Sheet;
  /** Empty unless asked for; each marriage and death once. */
  readonly marriages: Sheet;
  readonly deaths: Sheet;
}

/** Columns of births, besides `body`, which is known from the book and never read. */
const birthColumns = [
  'entryNo',
  'bookNo',
  'registrationDate',
  'childName',
  'childBirthDate',
  'childSex',
  'childEthnicity',
  'childBirthplace',
  'childOrigin',
  'childPersonalId',
  'motherName',
  'motherBirthDate',
  'motherAge',
  'motherResidence',
  'fatherName',
  'fatherBirthDate',
  'fatherAge',
  'fatherResidence',
  'note',
] as const satisfies readonly FieldKey[];
const marriageColumns = [
  ...(['entryNo', 'bookNo', 'registrationDate', 'marriageDate'] as const),
  ...(['wifeName', 'wifeBirthDate', 'wifeAge', 'wifeResidence', 'wifePaper', 'wifeOrigin'] as const),
  'husbandName',
  'husbandBirthDate',
  'husbandAge',
  'husbandResidence',
  'husbandPaper',
  'husbandOrigin',
] as const satisfies readonly FieldKey[];
const deathColumns = [
  ...(['entryNo', 'bookNo', 'registrationDate', 'deceasedName', 'deceasedBirthDate'] as const),
  ...(['deceasedAge', 'deceasedSex', 'deceasedEthnicity', 'deceasedResidence', 'deceasedPaper'] as const),
  ...(['deathDate', 'deathPlace'] as const),
] as const satisfies readonly FieldKey[];

/**
 * A Vietnamese population that never was, 1956–2025, in some wards of a city, and its books as they were read: families over
 * generations, twins, namesakes, second copies, re-registrations and corrections, with the truth of every row.
 * The same options give the same rows on every machine. Half a million births take some 30 s and 1 GiB.
 */
export function makePopulation(options: PopulationOptions): Population {
  const { births, seed, noise = 'mid', besides = [] } = options;
  const world = makeWorld(childrenFor(births), seed);
  const rows = registerBirths(world, births);
  return {
    births: birthSheet(world, rows, noise),
    marriages: marriageSheet(world, besides.includes('marriage') ? marriagesOf(world) : [], noise),
    deaths: deathSheet(world, besides.includes('death') ? deathsOf(world) : [], noise),
  };
}

function birthSheet(world: World, rows: readonly Row[], level: NoiseLevel): Sheet {
  const noise = noiseOf(level);
  const written = rows.map((row) => ({ of: row, ...row.placed }));
  return {
    kind: 'birth',
    table: readTable(world, 'birth', level, birthColumns, written, ({ of }) => writeBirth(world, of, noise)),
    truth: truthOf(world, rows),
  };
}

function marriageSheet(world: World, entries: readonly EventEntry[], level: NoiseLevel): Sheet {
  return {
    kind: 'marriage',
    table: readTable(world, 'marriage', level, marriageColumns, entries, (one) => writeMarriage(world, one)),
    truth: truthOfEvents(entries, ({ person, family }) => ({
      ...{ person, family, mother: -1, father: world.families[family]?.father ?? -1 },
    })),
  };
}

function deathSheet(world: World, entries: readonly EventEntry[], level: NoiseLevel): Sheet {
  const { people } = world;
  return {
    kind: 'death',
    table: readTable(world, 'death', level, deathColumns, entries, (one) => writeDeath(world, one)),
    truth: truthOfEvents(entries, ({ person, family }) => ({
      ...{ person, family, mother: people.mother(person), father: people.father(person) },
    })),
  };
}

/** What the machine makes of entries as they are written, a column a field, and the body that keeps the book. */
function readTable<E extends { readonly year: number; readonly body: string }>(
  { seed }: World,
  kind: Sheet['kind'],
  level: NoiseLevel,
  names: readonly FieldKey[],
  entries: readonly E[],
  write: (entry: E) => Values,
): LinkTable {
  const noise = noiseOf(level);
  const random = seeded(seed).fork(`reading ${kind} ${level}`);
  const columns: Record<string, (string | null)[]> = Object.fromEntries(
    [...names, 'body'].map((name) => [name, []]),
  );
  for (const entry of entries) {
    const values = readValues(write(entry), inkOf(entry.year, random), noise, random);
    for (const name of names) columns[name]?.push(values[name] ?? null);
    columns.body?.push(entry.body);
  }
  return { size: entries.length, columns };
}

type Who = Readonly<Record<'person' | 'mother' | 'father' | 'family', number>>;
function truthOfEvents(entries: readonly EventEntry[], of: (entry: EventEntry) => Who): SheetTruth {
  const who = entries.map(of);
  const own = Int32Array.from({ length: entries.length }, (_, n) => n);
  return {
    person: Int32Array.from(who, ({ person }) => person),
    mother: Int32Array.from(who, ({ mother }) => mother),
    father: Int32Array.from(who, ({ father }) => father),
    family: Int32Array.from(who, ({ family }) => family),
    ...{ delivery: own, registration: own, copy: entries.map(() => 'original' as const) },
  };
}

function truthOf({ people, deliveries }: World, rows: readonly Row[]): SheetTruth {
  const of = (value: (placed: Placed) => number) => Int32Array.from(rows, ({ placed }) => value(placed));
  return {
    person: of(({ child }) => child),
    mother: of(({ child }) => people.mother(child)),
    father: of(({ child }) => people.father(child)),
    family: of(({ delivery }) => deliveries[delivery]?.family ?? -1),
    delivery: of(({ delivery }) => delivery),
    registration: of(({ id }) => id),
    copy: rows.map(({ copy }) => copy),
  };
}
