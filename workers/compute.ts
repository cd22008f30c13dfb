import { readConfig } from '#schemas/config.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { ModelSet } from '#schemas/model.ts';
import { edgeTo } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { openComputing } from './context.ts';

export interface Computation {
  readonly step: string;
  readonly input: unknown;
  /** Models to read with in place of those shipped. */
  readonly models?: ModelSet | null;
}

/** What crosses the process boundary back; an `ExpectedError` would lose its code there. */
export type Computed =
  | { readonly ok: true; readonly output: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly details: Readonly<Record<string, string | number>>;
    };

/** By the models they read with, the one used last at the end. */
const contexts = new Map<string, Promise<StageContext>>();
/** Each holds an engine of some 100 MB: the shipped models and one book's own, or two books'. */
const mostContexts = 2;

/** Runs one heavy step in this process of the pool. Bugs are thrown, expected failures returned. */
export default async function compute({ step, input, models = null }: Computation): Promise<Computed> {
  const edge = edgeTo(graph, step);
  if (edge.does === 'human' || edge.does === 'at-once') throw new Error(`${step} is not queued`);
  try {
    return { ok: true, output: await edge.step.run(input as never, await contextFor(models)) };
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

/** A model switched on while this process runs is opened by the first line it is to read. */
async function contextFor(models: ModelSet | null): Promise<StageContext> {
  const key = models?.key ?? '';
  const known = contexts.get(key);
  const context = known ?? open(models);
  contexts.delete(key);
  contexts.set(key, context);
  if (known) return context;
  context.catch(() => contexts.delete(key));
  for (const [old, opened] of contexts) {
    if (contexts.size <= mostContexts) break;
    contexts.delete(old);
    // This process does one thing at a time: nobody reads with it now.
    void opened.then(({ engine }) => engine.close()).catch(() => undefined);
  }
  return context;
}

async function open(models: ModelSet | null): Promise<StageContext> {
  const config = readConfig(process.env, { dataDir: '.data', cpus: 1 });
  const absent = () => {
    throw new Error('a step that needs the database or the keys does not run in the pool');
  };
  return {
    ...(await openComputing(config, process.env, models)),
    relate: absent,
  };
}

// A process of the pool ends with the worker it belongs to, however that one ended.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; what is being read is finished or left by the worker's own word.
process.on('SIGINT', () => undefined);
