import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { evaluateRead } from '#scripts/evaluate/read.ts';
import { stepTimes } from '#store/step-times.ts';
import { projectRoot } from '#workers/project-root.ts';
import { openBenchHome } from './bench-home.ts';
import { loadInto } from '../cli/load.ts';
import { voice } from '../cli/speak.ts';
import { type Figures, figuresOf } from '../figures.ts';
import { startPart } from '../start/part.ts';

/**
 * Scans in → entries waiting for people, by the whole graph with its store and queue, on one and on two computing
 * processes; against the same steps called one after the other in one process (`overhead_share`: the part of the time a
 * page takes on one process that is not that).
 */
export async function benchPipeline(books: readonly string[]): Promise<Figures> {
  const one = await run(1, books);
  const two = await run(2, books);
  const bare = await bareSteps(books);
  const secondsPerPage = 60 / one.pagesPerMinute;
  return figuresOf(
    'pipeline',
    {
      pages: one.pages,
      pages_per_min_1: one.pagesPerMinute,
      pages_per_min_2: two.pagesPerMinute,
      s_per_page_1: secondsPerPage,
      overhead_share: 1 - bare.secondsPerPage / secondsPerPage,
      ...Object.fromEntries(
        Object.entries(one.medianMs).map(([step, ms]) => [`${step.replaceAll('-', '_')}_ms_p50`, ms]),
      ),
      worker_peak_rss_mib_2: two.peakMib,
    },
    {
      bare_s_per_page: bare.secondsPerPage,
      bare_clean_s: bare.clean,
      bare_segment_s: bare.segment,
      bare_recognize_s: bare.recognize,
    },
  );
}

interface RunFigures {
  readonly pages: number;
  readonly pagesPerMinute: number;
  readonly medianMs: Readonly<Record<string, number>>;
  readonly peakMib: number;
}

async function run(workers: number, books: readonly string[]): Promise<RunFigures> {
  const { home, data, remove } = await openBenchHome({ workers: String(workers) });
  const speaker = voice({ json: true });
  try {
    await loadInto(
      home,
      { ...speaker, say: () => undefined },
      books.map((book) => join(projectRoot, 'samples', book)),
      null,
    );
    const env = Object.fromEntries(Object.entries(process.env).map(([key, value]) => [key, value ?? '']));
    const part = await startPart({
      name: 'worker',
      entry: new URL('../../workers/main.ts', import.meta.url),
      env: {
        ...env,
        HOTICH_DATA: data,
        HOTICH_WORKERS: String(workers),
        DATABASE_URL: home.config.databaseUrl,
        HOTICH_LOG: 'warn',
      },
      logFile: join(data, 'worker.log'),
      died: () => {
        throw new Error('the worker died while measured');
      },
    });
    const started = performance.now();
    let peakMib = 0;
    for (;;) {
      const open = await home.store.db
        .selectFrom('outbox')
        .select('id')
        .where('state', 'in', ['due', 'sent'])
        .limit(1)
        .execute();
      if (open.length === 0) break;
      peakMib = Math.max(peakMib, await treeRssMib(process.pid));
      await sleep(250);
    }
    const minutes = (performance.now() - started) / 60_000;
    await part.stop();
    const rows = await stepTimes(home.store.db);
    const failed = await home.store.db
      .selectFrom('outbox')
      .select('id')
      .where('state', '=', 'failed')
      .execute();
    const pages = rows.find((row) => row.step === 'page-scanned')?.n ?? 0;
    return {
      pages,
      pagesPerMinute: (pages - failed.length) / minutes,
      medianMs: Object.fromEntries(
        rows.filter((row) => row.step !== 'page-scanned').map((row) => [row.step, row.median]),
      ),
      peakMib,
    };
  } finally {
    await remove();
  }
}

/** The same pages through the same functions, nothing around them. */
async function bareSteps(books: readonly string[]) {
  const read = await evaluateRead({
    samplesDir: join(projectRoot, 'samples'),
    modelsDir: join(projectRoot, 'models'),
    wanted: (page) => books.includes(page.book.code),
  });
  const { clean, segment, recognize } = read.seconds_per_page;
  return { clean, segment, recognize, secondsPerPage: clean + segment + recognize };
}

/** Resident memory of a process and all below it, MiB; 0 where there is no /proc. */
async function treeRssMib(root: number): Promise<number> {
  const parents = new Map<number, { parent: number; kib: number }>();
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    parents.set(Number(name), { parent, kib: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) });
  }
  let total = 0;
  for (const [pid, { kib }] of parents) {
    for (let at = pid; at > 1; at = parents.get(at)?.parent ?? 0)
      if (at === root) {
        if (pid !== root) total += kib;
        break;
      }
  }
  return total / 1024;
}
