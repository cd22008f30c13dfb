import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Forms } from '#pipeline/stage.ts';
import { projectRoot } from '#workers/project-root.ts';
import { fitCalibration } from './calibration/fit-calibration.ts';
import { outcomesOf } from './outcomes-of.ts';
import { progress } from './progress.ts';
import { readPages } from './read-pages.ts';
import { pagesIn, splitPages } from './split-pages.ts';

/** Reads tune pages, fits the calibration on them and writes `pipeline/extract/calibration.json`. */
export async function fitAndSave(how: {
  forms: Forms;
  pages: number;
  seed: number;
  /** A folder of tune pages to take instead of making them. */
  from: string | undefined;
  processes: number;
  hinted: boolean;
}): Promise<void> {
  const folder = how.from ?? splitPages('tune', how.pages, how.seed);
  const read = await readPages(pagesIn(folder), { ...how, onPage: progress('tune pages read') });
  const foreign = read.filter(({ truth }) => truth.split !== 'tune');
  if (foreign.length > 0 && how.from === undefined) throw new Error('a page that is not for tuning was made');
  const outcomes = read
    .filter(({ truth }) => truth.split === 'tune')
    .flatMap((one) => outcomesOf(one, how.forms));
  const models = [
    ...new Set(
      read.flatMap(({ read: { entries } }) =>
        entries.flatMap(({ cells }) => cells.flatMap(({ readings }) => readings.map(({ model }) => model))),
      ),
    ),
  ].sort();
  const calibration = fitCalibration(outcomes, {
    fitted: new Date().toISOString().slice(0, 10),
    source: `${read.length} synthetic pages of the tune split, ${how.from === undefined ? `seed ${how.seed}` : 'from a folder of them'}, read by ${models.join(', ')}`,
  });
  const file = join(projectRoot, 'pipeline', 'extract', 'calibration.json');
  writeFileSync(file, `${JSON.stringify(calibration)}\n`);
  const { fields, wrong, limits, trees, features } = calibration;
  console.log(JSON.stringify({ fields, wrong, limits, trees: trees.length, signs: features.length }));
}
