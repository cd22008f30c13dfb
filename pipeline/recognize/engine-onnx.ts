import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ExpectedError } from '#schemas/errors.ts';
import { LineModel } from '#schemas/line-model.ts';
import { cutMap } from './cut-map.ts';
import type { LineOutput, LineReader } from './line-reader.ts';
import { type LineMap, lineHeight } from './normalize-line.ts';

const narrowest = 32;

/**
 * A line model run by ONNX Runtime on one core, in this thread: `modelFile` (.onnx) with its description beside it (.json).
 * Input `line` float32 [1,1,48,W], ink 1; output `logp` float32 [W/4,1,classes]. One model a process; widths are bounded by
 * the description's `maxWidth`, and with them time and memory. Throws `model.not-found`, `model.bad`, both naming the file.
 */
export async function openOnnx(modelFile: string): Promise<LineReader> {
  const file = basename(modelFile);
  const facts = await describe(modelFile);
  const bytes = await readFile(modelFile).catch((cause: unknown) => {
    throw new ExpectedError('model.not-found', { file }, { cause });
  });
  const bad = (why: string, cause?: unknown): ExpectedError =>
    new ExpectedError('model.bad', { file, why }, { cause });
  const session = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Every line has its own width: patterns of memory would be kept for each.
    enableMemPattern: false,
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw bad('not an ONNX model', cause);
  });
  if (!session.inputNames.includes('line') || !session.outputNames.includes('logp')) {
    await session.release();
    throw bad('needs input "line" and output "logp"');
  }
  const classes = facts.charset.length + 1;
  const model = `${facts.name}-${facts.version}`;
  let isOpen = true;

  const run = async (line: LineMap): Promise<Float32Array> => {
    const pixels = new Float32Array(line.data.length);
    for (let i = 0; i < pixels.length; i += 1) pixels[i] = (line.data[i] as number) / 255;
    const { logp } = await session.run({
      line: new Tensor('float32', pixels, [1, 1, lineHeight, line.width]),
    });
    const [steps, batch, width] = logp?.dims ?? [];
    if (!(logp?.data instanceof Float32Array) || batch !== 1 || width !== classes || steps !== line.width / 4)
      throw bad(`${line.width} columns gave [${logp?.dims.join(', ')}] for ${classes} classes`);
    return logp.data;
  };
  await run(blank(narrowest)).catch(async (cause: unknown) => {
    await session.release();
    throw cause instanceof ExpectedError ? cause : bad('does not run', cause);
  });

  return {
    model,
    charset: facts.charset,
    read: async (line) => {
      if (!isOpen) throw new ExpectedError('engine.failed', { model });
      const parts: Float32Array[] = [];
      for (const part of cutMap(line, facts.maxWidth)) {
        parts.push(
          await run(part.width < narrowest ? widened(part) : part).catch((cause: unknown) => {
            throw cause instanceof ExpectedError
              ? cause
              : new ExpectedError('engine.failed', { model }, { cause });
          }),
        );
      }
      return joined(parts, classes);
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await session.release();
    },
  };
}

async function describe(modelFile: string): Promise<LineModel> {
  const path = modelFile.replace(/\.onnx$/, '.json');
  const file = basename(path);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ExpectedError('model.not-found', { file }, { cause });
  });
  try {
    return LineModel.parse(JSON.parse(text));
  } catch (cause) {
    throw new ExpectedError('model.bad', { file, why: 'not the description of a line model' }, { cause });
  }
}

const blank = (width: number): LineMap => ({
  width,
  height: lineHeight,
  data: new Uint8Array(width * lineHeight),
});

/** A narrow last piece with white after it. */
function widened(line: LineMap): LineMap {
  const out = blank(narrowest);
  for (let y = 0; y < lineHeight; y += 1)
    out.data.set(line.data.subarray(y * line.width, (y + 1) * line.width), y * narrowest);
  return out;
}

function joined(parts: readonly Float32Array[], classes: number): LineOutput {
  const first = parts[0] ?? new Float32Array();
  if (parts.length <= 1) return { steps: first.length / classes, classes, logs: first };
  const logs = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    logs.set(part, at);
    at += part.length;
  }
  return { steps: logs.length / classes, classes, logs };
}
