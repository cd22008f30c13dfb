import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figures, figuresOf } from '../figures.ts';
import { makePopulation } from '../population/make-population.ts';
import { benchArrival } from './arrival.ts';
import type { LinkedIn, LinkIn } from './link-process.ts';

/** Weights were chosen on tune seeds; what is measured is another population. */
const heldOut = 1001;
const perThousand = 1000;

export interface MatchBench {
  /** Births of the middle run; others have a quarter, half and twice as many. */
  readonly births: number;
  readonly threads: number;
  /** Entries of the database that others arrive at; 0: no database is asked. */
  readonly arrivals: number;
}

/**
 * Linking whole tables of synthetic births, each in a process of its own: the columns read from disk, weights fitted without labels, pairs
 * found and weighed on threads, clusters made. Making the population is not counted. Baseline: the same blocks and weights
 * in maps and objects, pair by pair. Then the arrival of single entries in the database.
 */
export async function benchMatch({ births, threads, arrivals }: MatchBench): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-match-'));
  const figures: Record<string, number> = { births };
  const baseline: Record<string, number> = {};
  try {
    for (const size of [births / 4, births / 2, births, births * 2]) {
      const name = nameOf(size);
      const table = join(folder, name);
      writeTable(table, size);
      const linked = await inProcess({ table, threads, isBaseline: false });
      figures[`seconds_${name}`] = linked.seconds;
      figures[`cpu_seconds_${name}`] = linked.cpuSeconds;
      figures[`pairs_compared_${name}`] = linked.compared;
      figures[`rss_mb_${name}`] = linked.rssMb;
      if (size === births) {
        figures.rss_mb = linked.rssMb;
        for (const [part, seconds] of Object.entries(linked.parts)) figures[`${part}_seconds`] = seconds;
        figures.pairs_same = linked.same;
        figures.pairs_told = linked.found;
      }
      if (size === births / 4) {
        const plain = await inProcess({ table, threads: 1, isBaseline: true });
        baseline[`plain_link_seconds_${name}`] = plain.parts.link ?? 0;
        baseline[`plain_over_link_${name}`] = (plain.parts.link ?? 0) / (linked.parts.link ?? 1);
      }
      rmSync(table, { recursive: true });
    }
    const [half, whole, twice] = [births / 2, births, births * 2].map(
      (size) => figures[`seconds_${nameOf(size)}`] ?? 0,
    ) as [number, number, number];
    figures.growth_to_whole = whole / half;
    figures.growth_to_twice = twice / whole;
    if (arrivals > 0) Object.assign(figures, await benchArrival(arrivals, heldOut));
    return figuresOf('linking', figures, baseline);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** 125k, 500k, 1m. */
const nameOf = (births: number): string =>
  births >= perThousand ** 2 && births % perThousand ** 2 === 0
    ? `${births / perThousand ** 2}m`
    : `${births / perThousand}k`;

/** A file of JSON for each column, and `size.json`. */
function writeTable(folder: string, births: number): void {
  const { table } = makePopulation({ births, seed: heldOut }).births;
  mkdirSync(folder, { recursive: true });
  for (const [name, column] of Object.entries(table.columns))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(column));
  writeFileSync(join(folder, 'size.json'), JSON.stringify(table.size));
}

async function inProcess(what: LinkIn): Promise<LinkedIn> {
  const child = fork(new URL('./link-process.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  try {
    const answered = once(child, 'message');
    child.send(what);
    const [linked] = (await Promise.race([
      answered,
      once(child, 'exit').then(() => Promise.reject(new Error('linking ended without an answer'))),
    ])) as [LinkedIn];
    return linked;
  } finally {
    child.kill();
  }
}
