import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ExpectedError } from '#schemas/errors.ts';
import type { Reading } from '#schemas/steps.ts';
import type { Ink, LineImage, PrintedWord } from './engine.ts';
import {
  type TesseractEngine,
  type TesseractName,
  type TesseractWay,
  tesseractWays,
} from './tesseract-ways.ts';
import { lineOfWords, wordsOfTsv } from './words-of-tsv.ts';

const runMs = 60_000;
/** Starting the program costs as much as eight lines: it is given a list of all that are known to come. */
const mostAtOnce = 64;

/**
 * The tesseract program of this machine, the same models as `engine-tesseract-js.ts` unpacked to a folder of its own, removed on
 * close. Lines told by `prepare` are read in one run a way; others cost a run each. `program`: its name or path.
 * Throws `engine.failed` (also when it is not installed), `engine.timeout`.
 */
export async function openTesseractNative(where: {
  modelsDir: string;
  program?: string;
  ways?: Readonly<Record<Ink, readonly TesseractWay[]>>;
  limitMs?: number;
}): Promise<TesseractEngine> {
  const { program = 'tesseract', ways: waysOf = tesseractWays, limitMs = runMs } = where;
  const folder = await mkdtemp(join(tmpdir(), 'hotich-tesseract-'));
  // Without a config of this name in the models' own folder it writes plain text instead, and says nothing.
  await mkdir(join(folder, 'configs'));
  await writeFile(join(folder, 'configs', 'tsv'), 'tessedit_create_tsv 1\n');
  const unpacked = new Map<TesseractName, Promise<void>>();
  const unpack = (model: TesseractName): Promise<void> => {
    const known = unpacked.get(model) ?? unpackModel(where.modelsDir, folder, model);
    unpacked.set(model, known);
    return known;
  };
  const run = async (
    pngs: readonly Uint8Array[],
    { model, mode }: { model: TesseractName; mode: 7 | 11 | 13 },
  ): Promise<PrintedWord[][]> => {
    await unpack(model);
    const job = await mkdtemp(join(folder, 'job-'));
    try {
      const names = pngs.map((_, i) => join(job, `${i}.png`));
      for (const [i, png] of pngs.entries()) await writeFile(names[i] ?? '', png);
      await writeFile(join(job, 'list'), names.map((name) => `${name}\n`).join(''));
      const args = [
        '--tessdata-dir',
        folder,
        '-l',
        model,
        '--oem',
        '1',
        '--psm',
        String(mode),
        '--dpi',
        '300',
      ];
      await ended(program, [join(job, 'list'), join(job, 'out'), ...args, 'tsv'], model, limitMs);
      const words = wordsOfTsv(await readFile(join(job, 'out.tsv'), 'utf8'));
      return pngs.map((_, i) => words.get(i + 1) ?? []);
    } catch (cause) {
      if (cause instanceof ExpectedError) throw cause;
      throw new ExpectedError('engine.failed', { model }, { cause });
    } finally {
      await rm(job, { recursive: true, force: true });
    }
  };

  const read = new WeakMap<LineImage, Map<string, Reading>>();
  const readMany = async (lines: readonly LineImage[], way: TesseractWay): Promise<void> => {
    const name = `${way.model}-psm${way.segmentation}`;
    const open = lines.filter((line) => !read.get(line)?.has(name));
    for (let from = 0; from < open.length; from += mostAtOnce) {
      const some = open.slice(from, from + mostAtOnce);
      const words = await run(
        some.map((line) => line.png),
        { model: way.model, mode: way.segmentation },
      );
      for (const [i, line] of some.entries()) {
        const known = read.get(line) ?? new Map<string, Reading>();
        read.set(line, known.set(name, { ...lineOfWords(words[i] ?? []), model: name }));
      }
    }
  };
  const readBy: TesseractEngine['readBy'] = async (line, way) => {
    await readMany([line], way);
    const model = `${way.model}-psm${way.segmentation}`;
    return read.get(line)?.get(model) ?? { ...lineOfWords([]), model };
  };
  return {
    prepare: async (lines, { ink }) => {
      for (const way of waysOf[ink]) await readMany(lines, way);
    },
    readBy,
    readLine: async (line, { ink }) => {
      const readings: Reading[] = [];
      for (const way of waysOf[ink]) readings.push(await readBy(line, way));
      return readings;
    },
    findWords: async (png) => (await run([png], { model: 'vie', mode: 11 }))[0] ?? [],
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function unpackModel(modelsDir: string, folder: string, model: TesseractName): Promise<void> {
  try {
    const packed = await readFile(join(modelsDir, `${model}.traineddata.gz`));
    await writeFile(join(folder, `${model}.traineddata`), await promisify(gunzip)(packed));
  } catch (cause) {
    throw new ExpectedError('engine.failed', { model }, { cause });
  }
}

function ended(program: string, args: readonly string[], model: string, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // By way of env, so that it keeps this process's surroundings and one thread.
    const child = spawn('env', ['OMP_THREAD_LIMIT=1', program, ...args], { stdio: 'ignore' });
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new ExpectedError('engine.timeout', { model, seconds: limitMs / 1000 }));
    }, limitMs);
    child.once('error', (cause) => {
      clearTimeout(late);
      reject(new ExpectedError('engine.failed', { model, why: program }, { cause }));
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      if (code === 0) resolve();
      else reject(new ExpectedError('engine.failed', { model, why: `${program}: ${code}` }));
    });
  });
}
