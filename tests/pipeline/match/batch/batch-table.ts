import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { deriveColumns } from '#pipeline/match/batch/derive-columns.ts';
import { fitTable } from '#pipeline/match/fit/fit-table.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { makePopulation, type Population } from '#scripts/population/make-population.ts';

/** A small population of births, the columns they are linked by, and weights fitted on them. */
export function fittedBirths(births: number, seed: number) {
  const population: Population = makePopulation({ births, seed });
  const table: LinkTable = deriveColumns(population.births.table, 'birth');
  const model = fitTable(birthSpec, table, { made: '2026-01-01', note: 'a test', seed: 1, pairs: 2_000 });
  return { table, model, truth: population.births.truth };
}
