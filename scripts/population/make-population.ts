import { seeded } from '../samples/random.ts';
import { type NoiseLevel, noiseOf } from './noise.ts';
import { inkOf, readValues } from './read-values.ts';
import { childrenFor, type Placed, registerBirths, type Row } from './registrations.ts';
import type { Sheet, SheetTruth } from './sheet.ts';
import { writeBirth } from './write-birth.ts';
import { makeWorld, type World } from './world.ts';

export interface PopulationOptions {
  /** Rows of the birth table in all, those that are there again among them (7 %). */
  readonly births: number;
  /** 1–10 for tuning; from 1001 on held out: nothing may be chosen by looking at them. */
  readonly seed: number;
  /** `mid` for tuning; the other levels are held out too. */
  readonly noise?: NoiseLevel;
}

export interface Population {
  readonly births: Sheet;
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
] as const;

/**
 * A Vietnamese population that never was, 1956–2025, in some wards of a city, and its books as they were read: families over
 * generations, twins, namesakes, second copies, re-registrations and corrections, with the truth of every row.
 * The same options give the same rows on every machine. Half a million births take some 30 s and 1 GiB.
 */
export function makePopulation({ births, seed, noise = 'mid' }: PopulationOptions): Population {
  const world = makeWorld(childrenFor(births), seed);
  const rows = registerBirths(world, births);
  return { births: birthSheet(world, rows, noise) };
}

function birthSheet(world: World, rows: readonly Row[], level: NoiseLevel): Sheet {
  const noise = noiseOf(level);
  const random = seeded(world.seed).fork(`reading ${level}`);
  const columns: Record<string, (string | null)[]> = Object.fromEntries(
    [...birthColumns, 'body'].map((key) => [key, []]),
  );
  for (const row of rows) {
    const values = readValues(writeBirth(world, row, noise), inkOf(row.placed.year, random), noise, random);
    for (const key of birthColumns) columns[key]?.push(values[key] ?? null);
    columns.body?.push(row.placed.body);
  }
  return { kind: 'birth', table: { size: rows.length, columns }, truth: truthOf(world, rows) };
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
