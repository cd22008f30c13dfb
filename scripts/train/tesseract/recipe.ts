import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import { packedLines } from '../packed-lines.ts';
import { type Score, scoreOf } from '../score.ts';
import { lettersOf } from './charset.ts';
import { pictureOf } from './line-pictures.ts';
import { packShards } from './pack-shards.ts';
import { readLinesWith } from './read-lines-with.ts';
import { packModel, plain } from './traineddata.ts';
import { startParts, trainModel } from './train-model.ts';

export interface Recipe {
  /** Packed lines to learn from; such as are marked held-out are left out. */
  readonly lines: readonly string[];
  /** Packed lines to choose among the states by. */
  readonly tune: readonly string[];
  /** Packed lines that nothing is chosen by. */
  readonly test: readonly string[];
  readonly parent: string;
  readonly checkpoint: string | null;
  readonly folder: string;
  readonly minutes: number;
  readonly minutesATry: number;
  readonly seed: number;
  readonly learningRate: number;
  /** Where the model goes, gzipped, when it reads the test lines better than the one that lies there. */
  readonly out: string | null;
  readonly say: (text: string) => void;
}

export interface Outcome {
  readonly minutes: number;
  readonly test: Score | null;
  readonly before: Score | null;
  readonly isBetter: boolean;
}

/**
 * Lines → shards → training → the best state by the tune lines → the test lines. Throws `train.no-lines`,
 * `train.program-missing`.
 */
export async function trainTesseract(recipe: Recipe): Promise<Outcome> {
  const { folder, say } = recipe;
  if (recipe.lines.length === 0) throw new ExpectedError('train.no-lines');
  await mkdir(folder, { recursive: true });
  const parent = await readFile(recipe.parent);
  const letters = lettersOf(startParts(parent).get('unicharset') ?? new Uint8Array());
  const shards = await packShards(recipe.lines, join(folder, 'shards'), { letters, seed: recipe.seed, say });
  if (shards.length === 0) throw new ExpectedError('train.no-lines');
  const tune = await linesOf(recipe.tune);
  const best = join(folder, 'best.traineddata');
  let bestCer = await lastBest(folder);
  await trainModel({
    ...recipe,
    parent,
    shards,
    tried: async (model, minute) => {
      const score = tune.length === 0 ? null : await measure(model, tune);
      await appendFile(join(folder, 'tries.jsonl'), `${JSON.stringify({ minute, ...score })}\n`);
      if (score) say(`tune: ${words(score)}`);
      if (score && score.cer >= bestCer) return;
      bestCer = score?.cer ?? bestCer;
      await writeFile(`${best}.new`, model);
      await rename(`${best}.new`, best);
    },
  });
  const model = await readFile(best);
  const test = await linesOf(recipe.test);
  const after = test.length === 0 ? null : await measure(model, test);
  const old = recipe.out === null ? null : await readFile(recipe.out).catch(() => null);
  const before = old === null || after === null ? null : await measure(plain(old), test);
  const isBetter = before === null || (after !== null && after.cer < before.cer);
  if (recipe.out !== null && isBetter) await writeFile(recipe.out, packModel(model));
  return { minutes: recipe.minutes, test: after, before, isBetter };
}

/** Of tries in earlier runs of the same folder. */
async function lastBest(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'tries.jsonl'), 'utf8').catch(() => '');
  const cers = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { cer?: number }).cer ?? Number.POSITIVE_INFINITY);
  return Math.min(Number.POSITIVE_INFINITY, ...cers);
}

interface LabelledPicture {
  readonly png: Uint8Array;
  readonly text: string;
}

export async function linesOf(tsvs: readonly string[]): Promise<LabelledPicture[]> {
  const lines: LabelledPicture[] = [];
  for (const tsv of tsvs)
    for await (const line of packedLines(tsv)) lines.push({ png: pictureOf(line), text: line.text });
  return lines;
}

export async function measure(model: Uint8Array, lines: readonly LabelledPicture[]): Promise<Score> {
  const read = await readLinesWith(
    model,
    lines.map((line) => line.png),
  );
  return scoreOf(lines.map((line, i) => ({ text: line.text, read: read[i] ?? '' })));
}

const words = (score: Score): string =>
  `CER ${(score.cer * 100).toFixed(1)} %, ${(score.exact * 100).toFixed(1)} % exact of ${score.lines}, ỵ ${score.yDotRead}/${score.yDotLines}`;
