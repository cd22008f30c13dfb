import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { openOnnx } from '#pipeline/recognize/engine-onnx.ts';
import { normalizeLine } from '#pipeline/recognize/normalize-line.ts';
import { readLine } from '#pipeline/recognize/read-line.ts';
import { programPath } from '../program-path.ts';
import { runProgram } from '../run-program.ts';
import type { LabelledLine, ModelFiles, Trainer } from '../trainer.ts';

/** Gentle: a tenth of what the shipped model was trained with. */
const learningRate = 1.2e-4;

/**
 * Fine-tunes the line model (`hand.onnx`). Its weights as training needs them are `hand.pt`; the program that trains is
 * Python with torch, as for the shipped model. A batch has a few dozen lines: minutes do.
 */
export function onnxTrainer(version: string, say: (text: string) => void): Trainer {
  const scripts = join(import.meta.dirname, '..');
  return {
    name: 'hand',
    files: ['hand.onnx', 'hand.json', 'hand.pt'],
    train: (parent, { learn, choose }, { minutes, seed }) =>
      inFolder(parent, async (folder) => {
        const python = programPath('python3');
        const run = (script: string, ...args: string[]) =>
          runProgram(python, [join(scripts, script), ...args], { hear: say });
        // Lines to choose by are learned too: this trainer takes the mean of its last states instead of choosing one.
        await packLines(join(folder, 'verified-1'), [...learn, ...choose]);
        await run('start_state.py', join(folder, 'hand.pt'), '--out', folder, '--seed', String(seed));
        const limits = [
          '--minutes',
          String(minutes),
          '--threads',
          '1',
          '--short',
          '0',
          '--rate',
          String(learningRate),
        ];
        await run(
          'recognizer.py',
          'train',
          '--out',
          folder,
          '--data',
          join(folder, 'verified-*.bin'),
          ...limits,
        );
        const onnx = join(folder, 'hand.onnx');
        await run('recognizer.py', 'export', '--out', folder, '--onnx', onnx, '--version', version);
        await run('start_state.py', join(folder, 'last.pt'), '--weights', join(folder, 'hand.pt'));
        const made: Record<string, Uint8Array> = {};
        for (const file of ['hand.onnx', 'hand.json', 'hand.pt'])
          made[file] = await readFile(join(folder, file));
        return made;
      }),
    read: (model, pngs) =>
      inFolder(model, async (folder) => {
        const reader = await openOnnx(join(folder, 'hand.onnx'));
        try {
          const texts: string[] = [];
          for (const png of pngs) texts.push((await readLine(await decodeBilevel(png), reader)).text);
          return texts;
        } finally {
          await reader.close();
        }
      }),
  };
}

async function inFolder<T>(files: ModelFiles, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-training-'));
  try {
    for (const [file, bytes] of Object.entries(files)) await writeFile(join(folder, file), bytes);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `NAME.bin` and `NAME.tsv` as `normalize-lines.ts` writes them. */
async function packLines(name: string, lines: readonly LabelledLine[]): Promise<void> {
  const parts: Uint8Array[] = [];
  const rows = ['file\twidth\toffset\ttext'];
  let offset = 0;
  for (const [i, { png, text }] of lines.entries()) {
    const map = normalizeLine(await decodeBilevel(png));
    if (map === null) continue;
    const head = Buffer.alloc(4);
    head.writeUInt32LE(map.width);
    parts.push(head, map.data);
    rows.push([i, map.width, offset, text.replace(/\s+/gu, ' ')].join('\t'));
    offset += 4 + map.data.length;
  }
  await writeFile(`${name}.bin`, Buffer.concat(parts));
  await writeFile(`${name}.tsv`, `${rows.join('\n')}\n`);
}
