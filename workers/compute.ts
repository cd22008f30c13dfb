import { readConfig } from '#schemas/config.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { edgeTo } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { openComputing } from './context.ts';

export interface Computation {
  readonly step: string;
  readonly input: unknown;
}

/** What crosses the process boundary back; an `ExpectedError` would lose its code there. */
export type Computed =
  | { readonly ok: true; readonly output: unknown }
  | {
      readonly ok: false;
      readonly code: string;
      readonly details: Readonly<Record<string, string | number>>;
    };

let context: Promise<StageContext> | null = null;

/** Runs one heavy step in this process of the pool. Bugs are thrown, expected failures returned. */
export default async function compute({ step, input }: Computation): Promise<Computed> {
  context ??= open();
  const edge = edgeTo(graph, step);
  if (edge.does === 'human') throw new Error(`${step} is done by people`);
  try {
    return { ok: true, output: await edge.step.run(input as never, await context) };
  } catch (error) {
    if (error instanceof ExpectedError) return { ok: false, code: error.code, details: error.details };
    throw error;
  }
}

async function open(): Promise<StageContext> {
  const config = readConfig(process.env, { dataDir: '.data', cpus: 1 });
  const absent = () => {
    throw new Error('a step that needs the database or the keys does not run in the pool');
  };
  return {
    ...(await openComputing(config, process.env)),
    neighbors: absent,
    seal: { isTest: true, certificates: absent, sign: absent },
  };
}

// A process of the pool ends with the worker it belongs to, however that one ended.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches every process of the terminal; what is being read is finished or left by the worker's own word.
process.on('SIGINT', () => undefined);
