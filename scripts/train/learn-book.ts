import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Book } from '#schemas/book.ts';
import { canonicalJson } from '#schemas/canonical.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Sha256 } from '#schemas/ids.ts';
import { ModelId, type ModelSet, type ReadingModel } from '#schemas/model.ts';
import type { Edge } from '#pipeline/edges.ts';
import type { Blobs } from '#pipeline/stage.ts';
import { activateModel, keepModel, modelById, modelsFor, rejectModel } from '#store/models.ts';
import type { Store } from '#store/open.ts';
import { verifiedReadings } from '#store/verified-readings.ts';
import { readsByModel, reread } from '#workers/reread.ts';
import { characterErrors } from '../evaluate/character-errors.ts';
import { scoreOf } from './score.ts';
import { pagesOf, splitByPage } from './split-by-page.ts';
import { sureness } from './sureness.ts';
import type { LabelledLine, ModelFiles, Trainer } from './trainer.ts';
import { verifiedLines } from './verified-lines.ts';

/** Fewer say nothing about a hand. */
const leastLearned = 40;
const leastJudged = 20;
/** Better by less than this is luck. */
const sureEnough = 0.95;

export interface Learning {
  readonly store: Store;
  readonly graph: readonly Edge[];
  readonly blobs: Blobs;
  /** Shipped models. */
  readonly modelsDir: string;
  readonly trainer: Trainer;
  readonly now: () => Date;
}

export interface Learned {
  readonly model: ReadingModel;
  /** Readings made due again. */
  readonly reread: number;
}

/**
 * Verified lines of a book's earlier pages → a model of its own → judged on its later pages against the one that reads it now. Better
 * on those, it is switched on and what nobody verified is read again; else it is rejected. Either way it is kept with its figures.
 * Throws `train.too-little`.
 */
export async function learnBook(
  { store, graph, blobs, modelsDir, trainer, now }: Learning,
  book: Book,
  how: { minutes: number; seed: number },
): Promise<Learned> {
  const { db } = store;
  const step = graph.find(readsByModel)?.step.name ?? '';
  const lines = await verifiedLines(await verifiedReadings(db, book.id, step), blobs);
  const { learn, choose, judge } = splitByPage(lines);
  if (learn.length < leastLearned || judge.length < leastJudged)
    throw new ExpectedError('train.too-little', {
      book: book.code,
      have: lines.length,
      needs: leastLearned + leastJudged,
    });

  const { models: reading } = await modelsFor(db, book.id);
  const parent = await filesOf(trainer, { reading, blobs, modelsDir });
  const made = await trainer.train(parent, { learn, choose }, how);

  const before = await judged(trainer, parent, judge);
  const after = await judged(trainer, made, judge);
  const files: Record<string, Sha256> = { ...reading?.files };
  for (const [file, bytes] of Object.entries(made)) files[file] = await blobs.put(bytes);
  const digest = createHash('sha256')
    .update(canonicalJson({ bookId: book.id, files }))
    .digest('hex');
  const id = ModelId.parse(`${trainer.name}-${digest.slice(0, 8)}`);
  await keepModel(
    db,
    {
      id,
      files,
      parent: reading?.key ?? trainer.name,
      bookId: book.id,
      trainedOn: { lines: learn.length, pages: pagesOf([...learn, ...choose]), ...how },
      heldOut: {
        lines: judge.length,
        pages: pagesOf(judge),
        before: before.score,
        after: after.score,
        sureness: sureness(before.errors, after.errors, how.seed),
      },
    },
    now(),
  );
  const model = await modelById(db, id);
  if (model.state !== 'candidate') return { model, reread: 0 };
  if (!isBetter(model)) {
    await rejectModel(db, id, now());
    return { model: await modelById(db, id), reread: 0 };
  }
  const count = await db.transaction().execute(async (tx) => {
    await activateModel(tx, model, now());
    return reread(tx, graph, book.id);
  });
  return { model: await modelById(db, id), reread: count };
}

/** On lines it did not learn: fewer wrong letters, surely, and no fewer lines without any. */
export const isBetter = ({ heldOut }: ReadingModel): boolean =>
  heldOut.after.cer < heldOut.before.cer &&
  heldOut.after.exact >= heldOut.before.exact &&
  heldOut.sureness >= sureEnough;

/** The files a trainer goes on from: as the book is read now, else as shipped. Throws `model.not-found`. */
async function filesOf(
  trainer: Trainer,
  from: { reading: ModelSet | null; blobs: Blobs; modelsDir: string },
): Promise<ModelFiles> {
  const files: Record<string, Uint8Array> = {};
  for (const file of trainer.files) {
    const sha256 = from.reading?.files[file];
    files[file] = sha256
      ? await from.blobs.get(sha256)
      : await readFile(join(from.modelsDir, file)).catch((cause: unknown) => {
          throw new ExpectedError('model.not-found', { file }, { cause });
        });
  }
  return files;
}

async function judged(trainer: Trainer, model: ModelFiles, lines: readonly LabelledLine[]) {
  const texts = await trainer.read(
    model,
    lines.map((line) => line.png),
  );
  const pairs = lines.map(({ text }, i) => ({ text, read: texts[i] ?? '' }));
  const { cer, exact } = scoreOf(pairs);
  return { score: { cer, exact }, errors: pairs.map(({ read, text }) => characterErrors(read, text)) };
}
