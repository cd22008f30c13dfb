import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import type { Bitmap } from '#pipeline/clean/picture.ts';
import { cleanLine } from '#pipeline/recognize/clean-line.ts';
import { cutLine } from '#pipeline/recognize/cut-line.ts';
import { decodeLine } from '#pipeline/recognize/decode-line.ts';
import { openOnnx } from '#pipeline/recognize/engine-onnx.ts';
import { openTesseractFile } from '#pipeline/recognize/engine-tesseract-file.ts';
import type { LineKind } from '#pipeline/recognize/line-kind.ts';
import { readLine } from '#pipeline/recognize/read-line.ts';
import { vietnameseWords } from '#pipeline/recognize/vietnamese-words.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { projectRoot } from '#workers/project-root.ts';
import { explainFailure, voice } from './speak.ts';

interface Read {
  readonly text: string;
  readonly confidence: number;
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  readonly model: string;
}
interface LineModel {
  readonly read: (ink: Bitmap) => Promise<Read>;
  readonly close: () => Promise<void>;
}

const kinds: readonly string[] = ['text', 'name', 'place', 'date', 'number'] satisfies LineKind[];
const isKind = (kind: string): kind is LineKind => kinds.includes(kind);

/**
 * Reads pictures of single lines as the pipeline would: cleaned, rulings out, normalized, by a model; without word lists unless `--lexicon` asks for them. One JSON
 * line a picture, in the order given: `{file, text, confidence, alternatives, model, ms}`, or `{file, error}` for a file that
 * is no picture; the others are still read, and the exit code is 2.
 */
export async function read(
  options: { model?: string; kind?: string; lexicon?: boolean; json?: boolean; lang?: string },
  files: string[],
): Promise<number> {
  const kind = options.kind ?? 'text';
  if (!isKind(kind))
    throw new ExpectedError('config.bad', { setting: '--kind', why: `${kind} ≠ ${kinds.join(' | ')}` });
  const speaker = voice(options);
  const model = await openModel(options.model ?? shippedModel(), kind, options.lexicon === true);
  let code = 0;
  try {
    for (const file of files) {
      const started = performance.now();
      try {
        const bytes = await readFile(file).catch((cause: unknown) => {
          throw new ExpectedError('load.not-found', { path: file }, { cause });
        });
        const ink = await cleanLine(await decodeLine(bytes, { file }));
        const { text, confidence, alternatives, model: name } = await model.read(ink);
        const ms = Math.round(performance.now() - started);
        speaker.line(`${basename(file)}\t${text}\t${confidence.toFixed(3)}`);
        speaker.result({ file, text, confidence, alternatives, model: name, ms });
      } catch (error) {
        // A picture that is no good is one picture; a model that is no good is all of them.
        if (!(error instanceof ExpectedError) || !/^(image|load)[.]/.test(error.code)) throw error;
        if (speaker.isJson) speaker.result({ file, error: { code: error.code, details: error.details } });
        else explainFailure(error, options);
        code = 2;
      }
    }
  } finally {
    await model.close();
  }
  return code;
}

const shippedModel = (): string => {
  const [line, tesseract] = ['hand.onnx', 'vie_hotich.traineddata.gz'].map((name) =>
    join(projectRoot, 'models', name),
  ) as [string, string];
  return existsSync(line) ? line : tesseract;
};

async function openModel(file: string, kind: LineKind, lexicon: boolean): Promise<LineModel> {
  if (!existsSync(file)) throw new ExpectedError('model.not-found', { file: basename(file) });
  if (/\.traineddata(\.gz)?$/.test(file)) {
    const open = openTesseractFile(file);
    return {
      read: async (ink) => {
        const line = cutLine(ink, { left: 0, top: 0, width: 1, height: 1 });
        if (line === null) return { text: '', confidence: 1, alternatives: [], model: open.model };
        return {
          ...(await open.read({ png: encodeBilevel(line, 300) })),
          alternatives: [],
          model: open.model,
        };
      },
      close: open.close,
    };
  }
  const reader = await openOnnx(file);
  const how = { kind, ...(lexicon ? { prior: vietnameseWords(kind) } : {}) };
  return {
    read: async (ink) => {
      const read = await readLine(ink, reader, how);
      return { ...(read.byWords ?? read), model: read.model };
    },
    close: () => reader.close(),
  };
}
