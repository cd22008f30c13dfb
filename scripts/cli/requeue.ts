import { ExpectedError } from '#schemas/errors.ts';
import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { retryFailed } from '#store/outbox.ts';
import { makeDue, newestOutputs } from '#store/requeue.ts';
import { readsByModel, reread } from '#workers/reread.ts';
import { type Home, type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/**
 * Without a step: all failed runs. With one: also every run that its current version never had, and for the step that
 * reads, what other models read than are active now.
 */
export async function requeue(
  options: HomeOptions & { failed?: boolean; step?: string; json?: boolean; lang?: string },
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const which = options.step ? { step: options.step } : {};
    let count = await retryFailed(home.store.db, which);
    if (options.step && !options.failed) count += await computeMissing(home, options.step);
    const edge = graph.find((candidate) => candidate.step.name === options.step);
    if (edge && readsByModel(edge) && !options.failed) count += await reread(home.store.db, graph, null);
    speaker.say('requeued', { count });
    speaker.result({ count });
  } finally {
    await home.close();
  }
}

/** Goes through the outputs the step follows and makes due what has no run in its version yet. */
async function computeMissing(home: Home, step: string): Promise<number> {
  const edge = graph.find((candidate) => candidate.step.name === step);
  if (edge?.does !== 'machine') throw new ExpectedError('id.not-found', { id: step });
  const { db } = home.store;
  let count = 0;
  let after = '';
  for (;;) {
    const sources = await newestOutputs(db, edge.after, after, 200);
    for (const source of sources) {
      const due = follow(graph, { ...source.key, output: source.output });
      for (const job of due.jobs) if (job.step === step && (await makeDue(db, source, job))) count += 1;
      after = source.key.subjectId;
    }
    if (sources.length === 0) return count;
  }
}
