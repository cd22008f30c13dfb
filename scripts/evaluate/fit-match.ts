import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveColumns } from '#pipeline/match/batch/derive-columns.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { fitTable } from '#pipeline/match/fit/fit-table.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import { priorOf } from '#pipeline/match/prior-of.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { deathSpec } from '#pipeline/match/specs/death-spec.ts';
import { marriageSpec } from '#pipeline/match/specs/marriage-spec.ts';
import { personSpec } from '#pipeline/match/specs/person-spec.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import { projectRoot } from '#workers/project-root.ts';
import { makePopulation } from '../population/make-population.ts';
import { fitPeople } from './fit-people.ts';
import { readTwice } from './read-twice.ts';

const tuneSeeds = { least: 1, most: 10 };

/**
 * `npm run evaluate -- fit-match [--births N] [--seed S]`: fits `pipeline/match/models/{birth,death,marriage,person}.json` on a
 * synthetic population of a tune seed, in which one marriage and death in fourteen is there again; without labels, but for the priors of people's roles
 * (`fitPeople`). Throws for a held-out seed.
 */
export function fitMatch({ births, seed, made }: { births: number; seed: number; made: string }): void {
  if (seed < tuneSeeds.least || seed > tuneSeeds.most)
    throw new RangeError(
      `--seed ${seed}: weights are fitted on tune seeds ${tuneSeeds.least}–${tuneSeeds.most}`,
    );
  const besides = ['marriage', 'death'] as const;
  const population = makePopulation({ births, seed, besides });
  const again = makePopulation({ births, seed, besides, noise: 'low' });
  const fitOn = (spec: LinkSpec, table: LinkTable): void => {
    const note = `EM on ${table.size} rows of a synthetic population (seed ${seed}, noise mid): npm run evaluate -- fit-match --births ${births} --seed ${seed}`;
    write(fitTable({ ...spec, id: `${spec.id}-${made}` }, table, { made, note, seed, pairs: 30_000 }));
  };
  fitOn(birthSpec, deriveColumns(population.births.table, 'birth'));
  fitOn(deathSpec, deriveColumns(readTwice(population.deaths.table, again.deaths.table).table, 'death'));
  fitOn(
    marriageSpec,
    deriveColumns(readTwice(population.marriages.table, again.marriages.table).table, 'marriage'),
  );
  const people = `EM on everybody whom entries of a synthetic population name, names by age and who is one by role counted (seed ${seed}, noise mid): npm run evaluate -- fit-match --births ${births} --seed ${seed}`;
  const spec = { ...personSpec, id: `${personSpec.id}-${made}` };
  write(fitPeople(spec, population, { made, note: people, seed, pairs: 30_000 }));
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
