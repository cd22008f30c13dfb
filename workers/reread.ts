import type { BookId } from '#schemas/ids.ts';
import type { Edge } from '#pipeline/edges.ts';
import { follow } from '#pipeline/follow.ts';
import { hashOf } from '#pipeline/hash.ts';
import { modelsFor } from '#store/models.ts';
import type { Db } from '#store/open.ts';
import { latestOutput } from '#store/outputs.ts';
import { unverifiedReadings } from '#store/readings.ts';
import { makeDue } from '#store/requeue.ts';

/**
 * Makes due, for entries nobody verified yet, what other models read than those that are active now. What people verified
 * stays as it is. The input is the same as before, so the choice of models goes into the run's key: a new reading is a
 * new run, the same choice never one twice. Returns how many are new.
 */
export async function reread(db: Db, graph: readonly Edge[], book: BookId | null): Promise<number> {
  let count = 0;
  for (const edge of graph) {
    if (!readsByModel(edge) || edge.does !== 'machine') continue;
    const active = new Map<BookId, Awaited<ReturnType<typeof modelsFor>>>();
    for (const entry of await unverifiedReadings(db, edge.step.name, book)) {
      const now = active.get(entry.bookId) ?? (await modelsFor(db, entry.bookId));
      active.set(entry.bookId, now);
      const readWith = now.models?.key ?? null;
      if (readWith === entry.readWith) continue;
      const source = await latestOutput(db, edge.after, entry.sourceSubjectId);
      if (!source) continue;
      const { jobs } = follow(graph, { ...source.key, output: source.output });
      const job = jobs.find((due) => due.step === edge.step.name && due.subjectId === entry.entryId);
      if (!job) continue;
      const inputHash = hashOf({ input: job.inputHash, readAgain: { readWith, switched: now.switched } });
      const place = { bookId: entry.bookId, pageId: entry.sourceSubjectId };
      const from = { key: source.key, output: source.output as object, place };
      if (await makeDue(db, from, { ...job, inputHash })) count += 1;
    }
  }
  return count;
}

/** Steps that read writing have a queue of their own; only their runs depend on which models are active. */
export const readsByModel = (edge: Edge): boolean => edge.does === 'machine' && edge.queue === 'ocr';
