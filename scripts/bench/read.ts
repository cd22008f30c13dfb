import { fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BookManifest } from '#schemas/book.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type Figures, figuresOf, quantile } from '../figures.ts';
import type { PageTimes, PageToRead, ShareRead } from './read-pages.ts';

/** How many processes compute at once, on either side. */
const processes = 2;

/**
 * Scan → fields by the whole chain (clean, segment, recognize, extract) on two processes, against the native tesseract program
 * reading the same pages whole (`-l vie --psm 6 --oem 1`, one thread each, two processes), one after the other in one run. The
 * form is named where the book's manifest names it, as `hotich load` does; `unnamed_…` are the same pages without.
 * Without the program installed its figures are 0.
 */
export async function benchRead(books: readonly string[], mostOfBook: number): Promise<Figures> {
  const pages = books.flatMap((book) => pagesOf(book).slice(0, mostOfBook));
  const named = await timed(() => ownChain(pages));
  const native = await timed(() => wholePages(pages));
  const unnamed = await timed(() => ownChain(pages.map((page) => ({ ...page, formId: null }))));
  const nativePerMinute = native.value ? (pages.length * 60) / native.seconds : 0;
  const own = figuresOfRun(named, pages.length);
  return figuresOf(
    'read',
    {
      pages: pages.length,
      ...own,
      native_pages_per_min: nativePerMinute,
      ratio: nativePerMinute === 0 ? 0 : (own.pages_per_min ?? 0) / nativePerMinute,
      ...Object.fromEntries(
        Object.entries(figuresOfRun(unnamed, pages.length)).map(([key, value]) => [`unnamed_${key}`, value]),
      ),
    },
    { native_s: native.seconds },
  );
}

function figuresOfRun(
  { value: shares, seconds }: { value: readonly ShareRead[]; seconds: number },
  pages: number,
): Record<string, number> {
  const times = shares.flatMap((one) => one.times);
  const mean = (of: (one: PageTimes) => number): number =>
    times.reduce((sum, one) => sum + of(one), 0) / Math.max(1, times.length);
  return {
    failed: times.filter((one) => one.failed).length,
    pages_per_min: (pages * 60) / seconds,
    s_per_page: mean((one) => one.clean + one.segment + one.recognize + one.extract),
    clean_s_p50: quantile(
      times.map((one) => one.clean),
      0.5,
    ),
    clean_s: mean((one) => one.clean),
    segment_s: mean((one) => one.segment),
    recognize_s: mean((one) => one.recognize),
    extract_s: mean((one) => one.extract),
    cpu_s_per_page: shares.reduce((sum, one) => sum + one.cpuSeconds, 0) / Math.max(1, pages),
    rss_mb: Math.max(...shares.map((one) => one.peakRssMb)),
  };
}

function pagesOf(book: string): PageToRead[] {
  const folder = join(projectRoot, 'samples', book);
  const { kind, code, formId } = BookManifest.parse(
    JSON.parse(readFileSync(join(folder, 'book.json'), 'utf8')),
  );
  return readdirSync(folder)
    .filter((name) => /\.(png|jpe?g|tiff?|webp)$/i.test(name))
    .sort()
    .map((name) => ({ file: join(folder, name), kind, code, formId }));
}

/** Every other page each; the time includes starting the processes and their models once. */
async function ownChain(pages: readonly PageToRead[]): Promise<ShareRead[]> {
  const entry = fileURLToPath(new URL('./read-pages.ts', import.meta.url));
  return Promise.all(
    Array.from({ length: processes }, (_, k) => {
      const child = fork(entry, { execArgv: ['--import', 'tsx'] });
      return new Promise<ShareRead>((resolve, reject) => {
        child.once('message', (said) => resolve(said as ShareRead));
        child.once('error', reject);
        child.once('exit', (code) => code !== 0 && reject(new Error(`reading ended with ${code}`)));
        child.send(pages.filter((_, i) => i % processes === k));
      });
    }),
  );
}

/** False when the program is not there. */
async function wholePages(pages: readonly PageToRead[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-bench-'));
  const queue = [...pages.entries()];
  let isThere = true;
  const readOne = (file: string, out: string): Promise<void> =>
    new Promise((resolve) => {
      const child = spawn('tesseract', [file, out, '-l', 'vie', '--psm', '6', '--oem', '1'], {
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
        stdio: 'ignore',
      });
      child.once('error', () => {
        isThere = false;
        resolve();
      });
      child.once('exit', () => {
        if (!existsSync(`${out}.txt`)) isThere = false;
        resolve();
      });
    });
  const line = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && isThere; next = queue.shift())
      await readOne(next[1].file, join(folder, String(next[0])));
  };
  try {
    await Promise.all(Array.from({ length: processes }, line));
    return isThere;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now();
  const value = await run();
  return { value, seconds: (performance.now() - started) / 1000 };
}
