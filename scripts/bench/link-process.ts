import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterRows } from '#pipeline/match/batch/cluster-rows.ts';
import { deriveColumns } from '#pipeline/match/batch/derive-columns.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { blankModel } from '#pipeline/match/fit/model-of.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import { openLinkThreads } from '#workers/link-threads.ts';
import { linkPlainly } from './link-plainly.ts';

export interface LinkIn {
  /** Folder of a table: a JSON file for each column. */
  readonly table: string;
  readonly threads: number;
  readonly isBaseline: boolean;
}

export interface LinkedIn {
  /** Wall time of all, of the processor in all threads, and of the parts: read, plan, fit, link, cluster. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly parts: Readonly<Record<string, number>>;
  /** The most this process ever held, threads and all, MiB. */
  readonly rssMb: number;
  readonly compared: number;
  readonly found: number;
  readonly same: number;
}

/** A process that links one table and tells how long it took; it holds nothing else, so its memory is linking's own. */
async function link({ table: folder, threads, isBaseline }: LinkIn): Promise<LinkedIn> {
  const parts: Record<string, number> = {};
  const started = performance.now();
  let last = started;
  const part = <T>(name: string, value: T): T => {
    parts[name] = (performance.now() - last) / 1000;
    last = performance.now();
    return value;
  };
  const opened = openLinkThreads(threads);
  // what was read is let go of once it is planned: nothing here keeps it
  const read = { table: part('read', deriveColumns(readTable(folder), 'birth')) as LinkTable | null };
  const planned = part('plan', await opened.plan(read.table as LinkTable, blankModel(birthSpec)));
  if (!isBaseline) read.table = null;
  const fitted = { made: '2026-01-01', note: 'npm run bench -- match', seed: 1 };
  const model = part('fit', await opened.fit(planned, birthSpec, fitted));
  const pairs = part(
    'link',
    read.table ? linkPlainly(read.table, model) : await opened.link({ ...planned, model }),
  );
  const same = sameOf(pairs, model);
  part('cluster', clusterRows(planned.size, same));
  await opened.close();
  const { user, system } = process.cpuUsage();
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (user + system) / 1e6,
    parts,
    rssMb: Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024,
    compared: pairs.compared,
    found: pairs.a.length,
    same: same.a.length,
  };
}

function readTable(folder: string): LinkTable {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const names = readdirSync(folder).map((file) => file.replace('.json', ''));
  return {
    size: read('size') as number,
    columns: Object.fromEntries(
      names.filter((name) => name !== 'size').map((name) => [name, read(name) as (string | null)[]]),
    ),
  };
}

/** The pairs that a person would be asked about. */
function sameOf({ a, b, kind, weight, probability }: LinkedPairs, { classes, thresholds }: LinkModel) {
  const at = [...a.keys()].filter(
    (n) => classes[kind[n] ?? 0] === 'same' && (probability[n] ?? 0) >= thresholds.ask,
  );
  const of = (column: Int32Array | Float32Array) => at.map((n) => column[n] as number);
  return { a: of(a), b: of(b), weight: of(weight) };
}

process.once('message', (what: LinkIn) => {
  void link(what).then((linked) => process.send?.(linked));
});
process.on('disconnect', () => process.exit(0));
