import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId, EntryId, OfficerId } from '#schemas/ids.ts';
import { Check } from '#schemas/quality.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { Db } from './open.ts';
import type { OutputKey } from './outputs.ts';
import { randomId } from './random-id.ts';
import type { FieldCheckTable } from './tables.ts';

const checkFrom = (row: Selectable<FieldCheckTable>): Check =>
  Check.parse({
    id: row.id,
    kind: row.kind,
    bookId: row.book_id,
    entryId: row.entry_id,
    round: row.round,
    fields: row.fields,
    outcomes: row.outcomes,
    drawnAt: row.drawn_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
  });

export const newCheckId = (): Check['id'] => randomId('check');

/** A known answer held against an entry anew takes the place of the earlier one. */
export async function keepCheck(tx: Db, check: Check): Promise<void> {
  const answer = {
    fields: [...check.fields],
    outcomes: JSON.stringify(check.outcomes),
    drawn_at: check.drawnAt,
    done_at: check.doneAt,
  };
  await tx
    .insertInto('field_check')
    .values({
      id: check.id,
      kind: check.kind,
      book_id: check.bookId,
      entry_id: check.entryId,
      round: check.round,
      ...answer,
    })
    .onConflict((conflict) => conflict.columns(['entry_id', 'kind', 'round']).doUpdateSet(answer))
    .execute();
}

/** Throws `id.not-found`. */
export async function checkById(db: Db, id: string): Promise<Check> {
  const row = await db.selectFrom('field_check').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return checkFrom(row);
}

/** All checks of a book, known answers (round 0) first. */
export async function checksOf(db: Db, bookId: BookId): Promise<Check[]> {
  const rows = await db
    .selectFrom('field_check')
    .selectAll()
    .where('book_id', '=', bookId)
    .orderBy('round')
    .orderBy('entry_id')
    .execute();
  return rows.map(checkFrom);
}

/** Adds how some of a check's fields came out. */
export async function answerCheck(
  tx: Db,
  check: Check,
  outcomes: Check['outcomes'],
  at: Date,
): Promise<Check> {
  const all = { ...check.outcomes, ...outcomes };
  const isDone = check.fields.every((field) => all[field]);
  const row = await tx
    .updateTable('field_check')
    .set({ outcomes: JSON.stringify(all), done_at: isDone ? at : null })
    .where('id', '=', check.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return checkFrom(row);
}

/** A person's task that only proves the book; it looks like any other of its step. */
export interface CheckTask {
  readonly step: HumanStep & ('verify-entry-blind' | 'arbitrate-entry');
  readonly check: Check;
  readonly inputHash: string;
  readonly source: OutputKey;
  readonly notSameAs: readonly OfficerId[];
  /** How many fields it asks for. */
  readonly fields: number;
}

export async function makeCheckTasks(tx: Db, tasks: readonly CheckTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx
    .insertInto('task')
    .values(
      tasks.map(({ step, check, inputHash, source, notSameAs, fields }) => ({
        id: randomId('task'),
        step,
        subject_id: check.entryId,
        input_hash: inputHash,
        source_step: source.step,
        source_subject_id: source.subjectId,
        source_version: source.version,
        source_input_hash: source.inputHash,
        book_id: check.bookId,
        role: step === 'arbitrate-entry' ? 'arbiter' : 'verifier',
        priority: 100,
        not_same_as: [...notSameAs],
        note: null,
        check_id: check.id,
        fields,
        // As other second keyings have it: the queue does not tell them apart.
        is_hard: step === 'verify-entry-blind',
      })),
    )
    .execute();
}

/** Where the entries of some checks stand. */
export async function placesOfEntries(
  db: Db,
  bookId: BookId,
): Promise<ReadonlyMap<EntryId, { pageNumber: number; ordinal: number; entryNo: string | null }>> {
  const { rows } = await sql<{ id: EntryId; page: number; ordinal: number; entry_no: string | null }>`
    select entry.id, page.ordinal + 1 as page, entry.ordinal + 1 as ordinal, entry.entry_no
    from entry join page on page.id = entry.page_id
    where entry.id in (select entry_id from field_check where book_id = ${bookId})`.execute(db);
  return new Map(
    rows.map((row) => [row.id, { pageNumber: row.page, ordinal: row.ordinal, entryNo: row.entry_no }]),
  );
}
