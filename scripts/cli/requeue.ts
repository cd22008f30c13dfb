import { ExpectedError } from '#schemas/errors.ts';
import { follow } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { retryFailed } from '#store/outbox.ts';
import { type Home, type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Without a step: all failed runs. With one: also every run that its current version never had. */
export async function requeue(
  options: HomeOptions & { failed?: boolean; step?: string; json?: boolean; lang?: string },
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const which = options.step ? { step: options.step } : {};
    let count = await retryFailed(home.store.db, which);
    if (options.step && !options.failed) count += await computeMissing(home, options.step);
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
    const sources = await db
      .selectFrom('step_output')
      .distinctOn('subject_id')
      .selectAll()
      .where('step', '=', edge.after)
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .orderBy('finished_at', 'desc')
      .limit(200)
      .execute();
    if (sources.length === 0) return count;
    for (const source of sources) {
      const { subject_id: subjectId, version, input_hash: inputHash, output } = source;
      after = subjectId;
      const due = follow(graph, { step: edge.after, version, subjectId, inputHash, output });
      const origin = await db
        .selectFrom('outbox')
        .select(['book_id', 'page_id'])
        .where((where) => where.or([where('subject_id', '=', subjectId), where('page_id', '=', subjectId)]))
        .where('book_id', 'is not', null)
        .executeTakeFirst();
      for (const job of due.jobs.filter((one) => one.step === step)) {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('outbox')
          .values({
            step,
            version: job.version,
            queue: job.queue,
            subject_id: job.subjectId,
            input_hash: job.inputHash,
            source_step: edge.after,
            source_subject_id: subjectId,
            source_version: version,
            source_input_hash: inputHash,
            book_id: origin?.book_id ?? null,
            page_id: origin?.page_id ?? null,
            priority: 200,
            state: 'due',
          })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        count += Number(numInsertedOrUpdatedRows ?? 0n);
      }
    }
  }
}
