import { constants, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { swapLetters, vietnameseSwaps } from './charset.ts';
import { floatNet } from './float-net.ts';
import { programPath } from '../program-path.ts';
import { runProgram } from '../run-program.ts';
import { type Parts, readTraineddata, writeTraineddata } from './traineddata.ts';

export interface Training {
  /** Everything of this training lies here; begun again with the same folder it goes on where it stopped. */
  readonly folder: string;
  /** The model to start from: its letters, its word lists, and its net unless there is a checkpoint. */
  readonly parent: Uint8Array;
  /** A training state of the parent's to go on from, with its optimizer's memory; null starts from the net. */
  readonly checkpoint: string | null;
  readonly shards: readonly string[];
  readonly learningRate: number;
  readonly minutes: number;
  /** How often a model is made of the state and handed to `tried`. */
  readonly minutesATry: number;
  readonly tried: (model: Uint8Array, minute: number) => Promise<void>;
  readonly say: (text: string) => void;
}

/** A parent with the letters it lacks in the places of others, ready to be trained. */
export function startParts(parent: Uint8Array): Parts {
  const parts = new Map(readTraineddata(parent));
  parts.set('unicharset', swapLetters(parts.get('unicharset') ?? new Uint8Array(), vietnameseSwaps));
  return parts;
}

/**
 * Trains for so many minutes at the lowest priority, one process. Throws `train.program-missing`, and an Error with the
 * trainer's last words when it gives up.
 */
export async function trainModel(training: Training): Promise<void> {
  const { folder, parent, say } = training;
  const trainer = programPath('lstmtraining');
  await mkdir(folder, { recursive: true });
  const start = join(folder, 'start.traineddata');
  const net = join(folder, 'start.lstm');
  const list = join(folder, 'shards.list');
  const state = join(folder, 'run_checkpoint');
  if (!existsSync(start)) {
    const parts = startParts(parent);
    await writeFile(net, floatNet(parts.get('lstm') ?? new Uint8Array()));
    if (training.checkpoint) await copyFile(training.checkpoint, net, constants.COPYFILE_FICLONE);
    await writeFile(start, writeTraineddata(parts));
  }
  await writeFile(list, training.shards.map((shard) => `${shard}\n`).join(''));

  const ending = new AbortController();
  let rates = '';
  const run = runProgram(
    trainer,
    [
      ...['--model_output', join(folder, 'run'), '--continue_from', net, '--traineddata', start],
      ...['--train_listfile', list, '--max_iterations', '100000000', '--target_error_rate', '0.0001'],
      ...['--learning_rate', String(training.learningRate), '--reset_learning_rate'],
    ],
    {
      signal: ending.signal,
      hear: (line) => {
        const found = /At iteration (\d+).*?BCER train=([\d.]+)/.exec(line);
        if (found) rates = `${found[1]} lines wrong of those seen, BCER ${found[2]} %`;
      },
    },
  );
  const ended = run.then(
    () => null,
    (error: unknown) => (ending.signal.aborted ? null : error),
  );
  const begun = Date.now();
  const minutes = () => (Date.now() - begun) / 60_000;
  while (minutes() < training.minutes) {
    const rest = Math.min(training.minutesATry, training.minutes - minutes()) * 60_000;
    const failure = await Promise.race([ended, sleep(rest).then(() => undefined)]);
    if (failure) throw failure;
    if (existsSync(state)) await training.tried(await modelOf(folder, state, start), minutes());
    await forgetOldStates(folder);
    say(`${minutes().toFixed(0)} min: ${rates}`);
    if (failure === null) return;
  }
  ending.abort();
  await ended;
}

/** An int8 model of a training state. */
async function modelOf(folder: string, state: string, start: string): Promise<Uint8Array> {
  const [copy, out] = [join(folder, 'tried.checkpoint'), join(folder, 'tried.traineddata')];
  await copyFile(state, copy);
  await runProgram(programPath('lstmtraining'), [
    ...['--stop_training', '--convert_to_int', '--continue_from', copy, '--traineddata', start],
    ...['--model_output', out],
  ]);
  return readFile(out);
}

/** The trainer keeps every best state as a file of its own; only the newest is gone on from. */
async function forgetOldStates(folder: string): Promise<void> {
  for (const file of await readdir(folder))
    if (/^run_[\d.]+_\d+_\d+[.]checkpoint$/.test(file)) await rm(join(folder, file));
}
