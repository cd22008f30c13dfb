import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BookManifest } from '#schemas/book.ts';
import { seeded } from '#scripts/samples/random.ts';
import { openCluster } from '#store/embedded/cluster.ts';
import { openStore } from '#store/open.ts';
import { projectRoot } from '#workers/project-root.ts';
import { freePort } from '#tests/support/free-port.ts';
import { postmasterOf, processTree, runProgram, startProgram } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const pages = 40;
const kills = 10;
let folder: string;
let scans: string;
beforeAll(async () => {
  folder = await tempFolder('kill');
  scans = join(folder, 'scans');
  await takePages(scans, pages);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('forty pages and ten kills of any process: every output is there exactly once', {
  timeout: 900_000,
}, async () => {
  const data = join(folder, 'data');
  const port = await freePort();
  const chance = seeded(20261122);
  const killed: string[] = [];

  const loading = startProgram(['load', scans, '--data', data]);
  await wait(chance.between(1500, 4000));
  killed.push(kill(loading.child.pid ?? 0, 'the loader'));
  await loading.finished;
  expect((await runProgram(['load', scans, '--data', data])).code).toBe(0);

  let program = start(data, port);
  while (killed.length < kills) {
    await wait(chance.between(4000, 9000));
    if (program.child.exitCode !== null) {
      if (program.child.exitCode === 0) break;
      program = start(data, port);
      continue;
    }
    const tree = processTree(program.child.pid ?? 0);
    const postmaster = postmasterOf(data);
    const victims = postmaster ? [...tree, postmaster] : tree;
    const victim = killed.length % 3 === 2 ? tree[0] : chance.pick(victims);
    killed.push(
      kill(victim ?? 0, victim === tree[0] ? 'start' : victim === postmaster ? 'postgres' : 'a part'),
    );
    if (victim === tree[0]) {
      await program.finished;
      program = start(data, port);
    }
  }
  let last = await program.finished;
  // Killed in the middle of starting it may give up; whoever sat there would start it again.
  for (let tries = 0; last.code !== 0 && tries < 3; tries += 1) last = await start(data, port).finished;
  expect(last.code, last.err).toBe(0);
  expect(killed.length, killed.join(', ')).toBe(kills);

  const cluster = await openCluster(data);
  const store = openStore(cluster.databaseUrl);
  try {
    const open = await store.db
      .selectFrom('outbox')
      .select(['step', 'state', 'error_code'])
      .where('state', '!=', 'done')
      .execute();
    expect(open).toEqual([]);
    const counts = await store.db
      .selectFrom('step_output')
      .select([
        'step',
        ({ fn }) => fn.countAll<number>().as('n'),
        ({ fn }) => fn.count<number>('subject_id').distinct().as('subjects'),
      ])
      .where('step', '!=', 'ledger-book')
      .groupBy('step')
      .orderBy('step')
      .execute();
    const each = [
      'clean-page',
      'extract-fields',
      'match-records',
      'page-scanned',
      'recognize-entry',
      'segment-page',
    ];
    const found = counts.filter((row) => row.step !== 'match-records');
    expect(found).toEqual(
      each.filter((step) => step !== 'match-records').map((step) => ({ step, n: pages, subjects: pages })),
    );
    expect(counts.find((row) => row.step === 'match-records')).toEqual({
      step: 'match-records',
      n: pages,
      subjects: pages,
    });
    const tasks = await store.db
      .selectFrom('task')
      .select('subject_id')
      .where('step', '=', 'verify-entry')
      .execute();
    expect(new Set(tasks.map((task) => task.subject_id)).size).toBe(pages);
    expect(tasks.length).toBe(pages);
  } finally {
    await store.close();
    await cluster.stop();
  }
});

const start = (data: string, port: number) =>
  startProgram(['start', '--empty', '--data', data, '--port', String(port), '--exit']);

function kill(pid: number, name: string): string {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return `${name} (gone already)`;
  }
  return name;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The first pages of the sample books with one entry a page, as books of their own folder. */
async function takePages(target: string, count: number): Promise<void> {
  let left = count;
  for (const book of (await readdir(join(projectRoot, 'samples'))).sort()) {
    const folderOf = join(projectRoot, 'samples', book);
    const files = await readdir(folderOf).catch((): string[] => []);
    if (!files.includes('book.json') || left === 0) continue;
    const { formId } = BookManifest.parse(JSON.parse(await readFile(join(folderOf, 'book.json'), 'utf8')));
    if (!formId?.endsWith('-2015-tt15')) continue;
    await mkdir(join(target, book), { recursive: true });
    await cp(join(folderOf, 'book.json'), join(target, book, 'book.json'));
    for (const file of files
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .slice(0, left)) {
      await cp(join(folderOf, file), join(target, book, file));
      left -= 1;
    }
  }
  if (left > 0) throw new Error('the samples have too few pages');
}
