import { randomId } from './random-id.ts';
import type { Db } from './open.ts';
import { together } from './together.ts';

/** Where an output stands; the same key never gets a second value. */
export interface OutputKey {
  readonly subjectId: string;
  readonly step: string;
  readonly version: number;
  readonly inputHash: string;
}

/** The output a run was made due by, null for a start. */
export type OutputSource = OutputKey | null;

export interface JobRow {
  readonly step: string;
  readonly version: number;
  readonly queue: string;
  readonly subjectId: string;
  readonly inputHash: string;
}

export interface TaskRow {
  readonly step: string;
  readonly role: string;
  readonly subjectId: string;
  readonly inputHash: string;
  /** Officers who may not do it. */
  readonly notSameAs: readonly string[];
  /** How many fields it asks for, and whether the handwriting is hard. */
  readonly work: { readonly fields: number; readonly isHard: boolean };
  /** Whose it was, where it was done the moment it came. */
  readonly done?: { readonly by: string; readonly at: Date } | undefined;
}

export interface SavedOutput {
  readonly key: OutputKey;
  readonly output: object;
  readonly outputHash: string;
  /** Officer id, or `machine`. */
  readonly by: string;
  readonly source: OutputSource;
  readonly startedAt: Date;
  readonly tookMs: number;
  /** Where in the books it belongs; carried on to what follows. */
  readonly place: { readonly bookId: string | null; readonly pageId: string | null };
  /** Lower first. */
  readonly priority: number;
  /** Key of the models that read it, for steps that read. */
  readonly readWith?: string | null;
  readonly jobs: readonly JobRow[];
  readonly tasks: readonly TaskRow[];
}

/**
 * Saves a run's output and what it makes due; call it inside a transaction. Returns false, changing nothing, when the
 * key already has its value (the same job ran twice).
 */
export async function saveOutput(db: Db, saved: SavedOutput): Promise<boolean> {
  const isNew = await insertOutput(db, saved);
  if (isNew) await saveDue(db, saved);
  return isNew;
}

/** As `saveOutput`, for a key that nobody can have: in one go. Throws a plain Error when somebody has it. */
export async function saveNewOutput(tx: Db, saved: SavedOutput): Promise<void> {
  const [isNew] = await together(tx, (tx) => [insertOutput(tx, saved), saveDue(tx, saved)]);
  if (!isNew) throw new Error(`${saved.key.step} decided twice for one input`);
}

async function insertOutput(db: Db, saved: SavedOutput): Promise<boolean> {
  const { key } = saved;
  const inserted = await db
    .insertInto('step_output')
    .values({
      subject_id: key.subjectId,
      step: key.step,
      version: key.version,
      input_hash: key.inputHash,
      output: JSON.stringify(saved.output),
      output_hash: saved.outputHash,
      by: saved.by,
      source_step: saved.source?.step ?? null,
      source_subject_id: saved.source?.subjectId ?? null,
      source_input_hash: saved.source?.inputHash ?? null,
      read_with: saved.readWith ?? null,
      took_ms: Math.round(saved.tookMs),
      started_at: saved.startedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows !== 0n;
}

async function saveDue(db: Db, saved: SavedOutput): Promise<void> {
  const { key, place, priority } = saved;
  const from = {
    source_step: key.step,
    source_subject_id: key.subjectId,
    source_version: key.version,
    source_input_hash: key.inputHash,
    book_id: place.bookId,
    priority,
  };
  if (saved.jobs.length > 0)
    await db
      .insertInto('outbox')
      .values(
        saved.jobs.map((job) => ({
          ...from,
          page_id: place.pageId,
          step: job.step,
          version: job.version,
          queue: job.queue,
          subject_id: job.subjectId,
          input_hash: job.inputHash,
          state: 'due',
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const task of saved.tasks) await keepTask(db, { ...from, by: saved.by }, task);
}

/**
 * One person's task. When a machine computed its input anew (`requeue`): a waiting task gets the new input, one in
 * hand or done stays as it is, for people's work is never overwritten by a machine's.
 */
async function keepTask(
  db: Db,
  {
    by,
    ...from
  }: {
    by: string;
    source_step: string;
    source_subject_id: string;
    source_version: number;
    source_input_hash: string;
    book_id: string | null;
    priority: number;
  },
  task: TaskRow,
): Promise<void> {
  // Its place in the line stays: somebody may be waiting at the counter.
  const { priority: _, ...source } = from;
  if (by === 'machine') {
    const earlier = await db
      .selectFrom('task')
      .select(['id', 'done_at', 'claimed_by'])
      .where('subject_id', '=', task.subjectId)
      .where('step', '=', task.step)
      .forUpdate()
      .execute();
    const waiting = earlier.find((row) => row.done_at === null && row.claimed_by === null);
    if (waiting)
      await db
        .updateTable('task')
        .set({ ...source, input_hash: task.inputHash, fields: task.work.fields, is_hard: task.work.isHard })
        .where('id', '=', waiting.id)
        .execute();
    if (earlier.length > 0) return;
  }
  await db
    .insertInto('task')
    .values({
      ...from,
      id: randomId('task'),
      step: task.step,
      subject_id: task.subjectId,
      input_hash: task.inputHash,
      role: task.role,
      not_same_as: [...task.notSameAs],
      note: null,
      fields: task.work.fields,
      is_hard: task.work.isHard,
      ...(task.done && { done_by: task.done.by, done_at: task.done.at }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A saved output as it came in, unparsed; undefined when there is none. */
export async function readOutput(db: Db, key: OutputKey): Promise<unknown> {
  const row = await db
    .selectFrom('step_output')
    .select('output')
    .where('subject_id', '=', key.subjectId)
    .where('step', '=', key.step)
    .where('version', '=', key.version)
    .where('input_hash', '=', key.inputHash)
    .executeTakeFirst();
  return row?.output;
}

/** The newest output of each of these steps for a subject; a step without one is missing. */
export async function latestOutputs(
  db: Db,
  steps: readonly string[],
  subjectId: string,
): Promise<ReadonlyMap<string, unknown>> {
  const rows = await db
    .selectFrom('step_output')
    .select(['step', 'output'])
    .where('subject_id', '=', subjectId)
    .where('step', 'in', [...steps])
    .orderBy('finished_at')
    .execute();
  return new Map(rows.map((row) => [row.step, row.output]));
}

/** The newest output of a step for a subject, with its key; undefined when there is none. */
export async function latestOutput(
  db: Db,
  step: string,
  subjectId: string,
): Promise<{ key: OutputKey; output: unknown; by: string; finishedAt: Date } | undefined> {
  const row = await db
    .selectFrom('step_output')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('step', '=', step)
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const key = { subjectId, step, version: row.version, inputHash: row.input_hash };
  return { key, output: row.output, by: row.by, finishedAt: row.finished_at };
}
