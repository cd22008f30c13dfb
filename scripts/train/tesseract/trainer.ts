import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../samples/random.ts';
import { scoreOf } from '../score.ts';
import type { LabelledLine, ModelFiles, Trainer } from '../trainer.ts';
import { lettersOf } from './charset.ts';
import { lstmfOf } from './lstmf.ts';
import { shuffled, writable } from './pack-shards.ts';
import { readLinesWith } from './read-lines-with.ts';
import { packModel, plain } from './traineddata.ts';
import { startParts, trainModel } from './train-model.ts';

/** Gentle: the parent is a converted integer model, whose optimizer remembers nothing. */
const learningRate = 0.0003;

const file = 'vie_hotich.traineddata.gz';
const onlyFile = (files: ModelFiles): Uint8Array => files[file] ?? new Uint8Array();

/** Fine-tunes tesseract's handwriting model. */
export function tesseractTrainer(say: (text: string) => void): Trainer {
  return {
    name: 'vie_hotich',
    files: [file],
    read: (model, pngs) => readLinesWith(plain(onlyFile(model)), pngs),
    train: async (files, { learn, choose }, { minutes, seed }) => {
      const parent = onlyFile(files);
      const folder = await mkdtemp(join(tmpdir(), 'hotich-training-'));
      try {
        const known = new Set(lettersOf(startParts(parent).get('unicharset') ?? new Uint8Array()));
        const lines = learn.flatMap(({ png, text }): LabelledLine[] => {
          const written = writable(text, known);
          return written === null ? [] : [{ png, text: written }];
        });
        const shard = join(folder, 'verified.lstmf');
        await writeFile(shard, lstmfOf(shuffled(lines, seeded(seed).next)));
        let best: Uint8Array | null = null;
        let bestErrors = Number.POSITIVE_INFINITY;
        await trainModel({
          folder,
          parent,
          checkpoint: null,
          shards: [shard],
          learningRate,
          minutes,
          minutesATry: Math.max(0.25, minutes / 6),
          say,
          tried: async (model) => {
            const errors = await errorsOf(model, choose);
            if (errors > bestErrors) return;
            [best, bestErrors] = [model, errors];
          },
        });
        return { [file]: packModel(best ?? plain(parent)) };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };

  /** The newest is best where there is nothing to choose by. */
  async function errorsOf(model: Uint8Array, choose: readonly LabelledLine[]): Promise<number> {
    if (choose.length === 0) return 0;
    const texts = await readLinesWith(
      model,
      choose.map((line) => line.png),
    );
    return scoreOf(choose.map(({ text }, i) => ({ text, read: texts[i] ?? '' }))).cer;
  }
}
