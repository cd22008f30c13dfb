import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveColumns } from '#pipeline/match/batch/derive-columns.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { fitTable } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import { priorOf } from '#pipeline/match/prior-of.ts';
import { peopleSeen } from '#pipeline/match/person-columns.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { deathSpec } from '#pipeline/match/specs/death-spec.ts';
import { marriageSpec } from '#pipeline/match/specs/marriage-spec.ts';
import { personSpec } from '#pipeline/match/specs/person-spec.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { Comparable } from '#schemas/match.ts';
import { projectRoot } from '#workers/project-root.ts';
import { makePopulation, type Population } from '../population/make-population.ts';
import type { Sheet } from '../population/sheet.ts';

const tuneSeeds = { least: 1, most: 10 };

/**
 * `npm run evaluate -- fit-match [--births N] [--seed S]`: fits `pipeline/match/models/{birth,death,marriage,person}.json`, without
 * labels, on a synthetic population of a tune seed. Throws for a held-out seed.
 */
export function fitMatch({ births, seed, made }: { births: number; seed: number; made: string }): void {
  if (seed < tuneSeeds.least || seed > tuneSeeds.most)
    throw new RangeError(
      `--seed ${seed}: weights are fitted on tune seeds ${tuneSeeds.least}–${tuneSeeds.most}`,
    );
  const population = makePopulation({ births, seed, besides: ['marriage', 'death'] });
  const fitOn = (spec: LinkSpec, table: LinkTable): void => {
    const note = `EM on ${table.size} rows of a synthetic population (seed ${seed}, noise mid): npm run evaluate -- fit-match --births ${births} --seed ${seed}`;
    write(fitTable({ ...spec, id: `${spec.id}-${made}` }, table, { made, note, seed, pairs: 30_000 }));
  };
  fitOn(birthSpec, deriveColumns(population.births.table, 'birth'));
  fitOn(deathSpec, deriveColumns(population.deaths.table, 'death'));
  fitOn(marriageSpec, deriveColumns(population.marriages.table, 'marriage'));
  fitOn(personSpec, peopleTable(population));
}

function write(model: LinkModel): void {
  const file = join(projectRoot, 'pipeline', 'match', 'models', `${model.of}.json`);
  writeFileSync(file, `${JSON.stringify(forOffice(model), null, 2)}\n`);
}

/** Entries of one office, and people they name: priors are for so many, whatever the population was. */
const office = { entries: 501_363, people: 1_600_000 };
function forOffice(model: LinkModel): LinkModel {
  const records = model.of === 'person' ? office.people : office.entries;
  const prior = priorOf(model, records).map((bits) => Math.round(bits * 1000) / 1000);
  return { ...model, records, prior };
}

/** Everybody whom entries name, of all kinds, a row each. */
function peopleTable({ births, deaths, marriages }: Population): LinkTable {
  const names = ['name', 'birth', 'id', 'partner', 'home', 'origin', 'registrationYear'];
  const columns: Record<string, (string | null)[]> = Object.fromEntries(names.map((name) => [name, []]));
  let size = 0;
  for (const sheet of [births, deaths, marriages])
    for (let row = 0; row < sheet.table.size; row += 1)
      for (const person of peopleSeen(sheet.kind, valuesOf(sheet, row))) {
        size += 1;
        for (const name of names) columns[name]?.push(person.columns[name] ?? null);
      }
  return { size, columns };
}

function valuesOf({ table }: Sheet, row: number): Comparable['values'] {
  return Object.fromEntries(
    Object.entries(table.columns).flatMap(([key, column]) => (column[row] ? [[key, column[row]]] : [])),
  );
}
