import { ExpectedError, errors } from '#schemas/errors.ts';
import { BookId } from '#schemas/ids.ts';
import type { ModelSet } from '#schemas/model.ts';
import { ExtractedEntry, SealedExtract } from '#schemas/steps.ts';
import { edgeTo, type Finished, follow, inputOf, stepsBefore } from '#pipeline/follow.ts';
import type { Edge } from '#pipeline/edges.ts';
import { hashOf } from '#pipeline/hash.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { bookDue, readWholeBook } from '#store/book-state.ts';
import { finishExtract } from '#store/extracts.ts';
import { modelsFor } from '#store/models.ts';
import { type Db, type Store, storeError } from '#store/open.ts';
import { noteFailure, type OutboxRow, rowOf, settleDone } from '#store/outbox.ts';
import { readOutput, saveOutput } from '#store/outputs.ts';
import { allBooks } from '#store/pages.ts';
import { projectEntry } from '#store/records.ts';
import { entryFacts } from './entry-facts.ts';
import type { Pool } from './pool.ts';
import { readsByModel } from './reread.ts';
import { type StepJob, UnrecoverableError } from './queues.ts';

export interface RunPorts {
  readonly graph: readonly Edge[];
  readonly store: Store;
  readonly context: StageContext;
  readonly pool: Pool;
  readonly log: { info(facts: object, text: string): void; warn(facts: object, text: string): void };
}

/**
 * THE processor, the same for every step: load → parse → run → parse → save with what follows. A run whose output is
 * there already is only settled. Throws to make BullMQ try again; `UnrecoverableError` when that would not help.
 */
export async function runStep(ports: RunPorts, job: StepJob): Promise<void> {
  const { graph, store, log } = ports;
  const id = job.data.run;
  try {
    const row = await rowOf(store.db, id);
    if (!row) return;
    if (row.state === 'done') {
      // Its worker may have been killed between saving and asking for the book.
      await settleBook(store, graph, row.book_id);
      return;
    }
    const startedAt = new Date();
    const models = await modelsOf(ports, row);
    const finished = await compute(ports, row, models);
    if (finished) await save(ports, row, finished, { startedAt, readWith: models?.key ?? null });
    else await settleDone(store.db, id);
    log.info({ step: row.step, subject: row.subject_id, ms: Date.now() - startedAt.getTime() }, 'step done');
    await settleBook(store, graph, row.book_id);
  } catch (thrown) {
    const error = storeError(thrown);
    const isFinal = error instanceof ExpectedError && errors[error.code].retry === 'never';
    const isLast = isFinal || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    const code = error instanceof ExpectedError ? error.code : 'bug';
    const details = error instanceof ExpectedError ? error.details : { bug: bugLine(error) };
    log.warn(
      { run: id, step: job.name, code, isLast, bug: code === 'bug' ? bugLine(error) : undefined },
      'step failed',
    );
    await noteFailure(store.db, id, { code, details, isLast }).catch(() => undefined);
    if (isLast) {
      const row = await rowOf(store.db, id).catch(() => undefined);
      await settleBook(store, graph, row?.book_id ?? null).catch(() => undefined);
    }
    throw isFinal ? new UnrecoverableError(code) : error;
  }
}

/** Null when the output is there already. */
async function compute(ports: RunPorts, row: OutboxRow, models: ModelSet | null): Promise<Finished | null> {
  const { graph, store, context, pool } = ports;
  const edge = edgeTo(graph, row.step);
  if (edge.does === 'human' || edge.does === 'at-once') throw new Error(`${row.step} is not queued`);
  const { step } = edge;
  const input =
    edge.does === 'book'
      ? await readWholeBook(store.db, row.subject_id, stepsBefore(graph, row.step))
      : inputOf(edge, await sourceOf(store.db, row), row.source_subject_id, row.subject_id);
  if (edge.does === 'book' && (input === null || hashOf(input) !== row.input_hash)) return null;
  const parsed = step.input.parse(input);
  const key = {
    subjectId: row.subject_id,
    step: step.name,
    version: step.version,
    inputHash: row.input_hash,
  };
  if ((await readOutput(store.db, key)) !== undefined) return null;
  const raw = step.blocksLoop
    ? await pool.run({ step: step.name, input: parsed, models })
    : await step.run(parsed, context);
  return { ...key, output: step.output.parse(raw) };
}

/** The models that read this row's book now; asked for each run, so that one switched on is used by the next. */
async function modelsOf({ graph, store }: RunPorts, row: OutboxRow): Promise<ModelSet | null> {
  if (row.book_id === null || !readsByModel(edgeTo(graph, row.step))) return null;
  return (await modelsFor(store.db, BookId.parse(row.book_id))).models;
}

const sourceOf = (db: Db, row: OutboxRow) =>
  readOutput(db, {
    subjectId: row.source_subject_id,
    step: row.source_step,
    version: row.source_version,
    inputHash: row.source_input_hash,
  });

async function save(
  ports: RunPorts,
  row: OutboxRow,
  finished: Finished,
  { startedAt, readWith }: { startedAt: Date; readWith: string | null },
): Promise<void> {
  const { jobs, tasks } = follow(ports.graph, finished);
  const { subjectId, step, version, inputHash, output } = finished;
  await ports.store.db.transaction().execute(async (tx) => {
    const isNew = await saveOutput(tx, {
      key: { subjectId, step, version, inputHash },
      output: output as object,
      outputHash: hashOf(output),
      by: 'machine',
      source: {
        subjectId: row.source_subject_id,
        step: row.source_step,
        version: row.source_version,
        inputHash: row.source_input_hash,
      },
      startedAt,
      tookMs: Date.now() - startedAt.getTime(),
      place: { bookId: row.book_id, pageId: row.page_id },
      priority: row.priority,
      readWith,
      jobs,
      tasks: tasks.map((task) => ({ ...task, notSameAs: [] })),
    });
    if (isNew && step === 'extract-fields') await projectEntry(tx, entryFacts(ExtractedEntry.parse(output)));
    if (isNew && step === 'seal-extract') await finishExtract(tx, SealedExtract.parse(output));
    await settleDone(tx, String(row.id));
  });
}

/** Asks for every book: one may have been read whole just before its worker was killed. Called at start-up. */
export async function settleBooks(store: Store, graph: readonly Edge[]): Promise<void> {
  for (const { id } of await allBooks(store.db)) await settleBook(store, graph, id);
}

/** After the last row of a book its own step becomes due; asking again changes nothing. */
export async function settleBook(store: Store, graph: readonly Edge[], bookId: string | null): Promise<void> {
  if (!bookId) return;
  for (const edge of graph) {
    if (edge.does !== 'book') continue;
    const book = await readWholeBook(store.db, bookId, stepsBefore(graph, edge.step.name));
    if (!book) continue;
    const job = {
      step: edge.step.name,
      version: edge.step.version,
      queue: edge.queue,
      inputHash: hashOf(book),
    };
    await bookDue(store.db, bookId, job);
  }
}

/** Where a bug is, without what it was about: the message's first line may hold a value, the stack's frames do not. */
function bugLine(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown';
  const frame = error.stack?.split('\n').find((line) => line.includes('.ts:'));
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  return `${error.name}${code} ${
    frame
      ?.trim()
      .replace(/^at /, '')
      .replace(/\(?file:\/\/.*\/(\w+\/[\w.-]+:\d+).*/, '$1') ?? ''
  }`;
}
