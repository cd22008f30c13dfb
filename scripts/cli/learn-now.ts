import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import { graph } from '#pipeline/graph.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { allBooks } from '#store/pages.ts';
import { projectRoot } from '#workers/project-root.ts';
import { learnBook } from '../train/learn-book.ts';
import { onnxTrainer } from '../train/onnx/trainer.ts';
import { tesseractTrainer } from '../train/tesseract/trainer.ts';
import { type HomeOptions, openHome } from './home.ts';
import { tell } from './models.ts';
import { voice } from './speak.ts';

/** A model for one book from its verified lines. Throws `id.not-found`, `train.too-little`, `train.program-missing`. */
export async function learnNow(
  options: HomeOptions & {
    book: string;
    minutes?: string;
    seed: string;
    engine?: string;
    json?: boolean;
    lang?: string;
  },
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const books = await allBooks(home.store.db);
    const book = books.find(({ code }) => code === options.book);
    if (!book) throw new ExpectedError('id.not-found', { id: options.book });
    const modelsDir = join(projectRoot, 'models');
    const say = (text: string) => speaker.line(text);
    const engine = options.engine ?? (existsSync(join(modelsDir, 'hand.pt')) ? 'onnx' : 'tesseract');
    const version = `${new Date().toISOString().slice(0, 10)}-${book.code}`;
    const trainer = engine === 'onnx' ? onnxTrainer(version, say) : tesseractTrainer(say);
    const { model, reread } = await learnBook(
      {
        store: home.store,
        graph,
        blobs: openBlobs(home.config.blobUrl, join(home.config.dataDir, 'blobs'), process.env),
        modelsDir,
        trainer,
        now: () => new Date(),
      },
      book,
      { minutes: Number(options.minutes ?? 20), seed: Number(options.seed) },
    );
    tell(speaker, model, new Map([[book.id, book.code]]));
    if (model.state === 'active') speaker.say('modelActive', { model: model.id, count: reread });
    speaker.result({ ...model, reread });
  } finally {
    await home.close();
  }
}
