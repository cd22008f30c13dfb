import { sql } from 'kysely';
import { type BookId, EntryId, OfficerId, type TaskId, TroubleId } from '#schemas/ids.ts';
import { TroubleKind, TroubleOutcome } from '#schemas/task.ts';
import type { Db } from './open.ts';
import { randomId } from './random-id.ts';

/** Vướng mắc of one entry, as people reported and settled it. */
export interface KeptTrouble {
  readonly id: TroubleId;
  readonly taskId: TaskId;
  readonly entryId: EntryId;
  readonly kind: TroubleKind;
  readonly note: string;
  readonly reportedBy: OfficerId;
  readonly reportedAt: Date;
  /** Null while nobody settled it. */
  readonly outcome: TroubleOutcome | null;
}

/** What was done about a trouble; one that was set aside may be settled again. */
export interface Settlement {
  readonly troubleId: TroubleId;
  readonly at: Date;
  readonly by: OfficerId;
  readonly outcome: TroubleOutcome;
  readonly answer: string;
}

/** Sets a task aside with a reason: it leaves the hands that held it and is nobody's. What was typed of it stays. */
export async function reportTrouble(
  tx: Db,
  of: { taskId: TaskId; entryId: EntryId; bookId: string | null },
  report: { kind: TroubleKind; note: string; by: OfficerId; at: Date },
): Promise<TroubleId> {
  const id = TroubleId.parse(randomId('trouble'));
  await tx
    .insertInto('trouble')
    .values({
      id,
      task_id: of.taskId,
      entry_id: of.entryId,
      book_id: of.bookId,
      kind: report.kind,
      note: report.note,
      reported_by: report.by,
      reported_at: report.at,
    })
    .execute();
  await tx
    .updateTable('task')
    .set({ trouble_id: id, claimed_by: null, lease_until: null })
    .where('id', '=', of.taskId)
    .execute();
  return id;
}

const kept = (db: Db) =>
  db
    .selectFrom('trouble')
    .select(['id', 'task_id', 'entry_id', 'kind', 'note', 'reported_by', 'reported_at', 'outcome']);

interface TroubleRow {
  readonly id: string;
  readonly task_id: string;
  readonly entry_id: string;
  readonly kind: string;
  readonly note: string;
  readonly reported_by: string;
  readonly reported_at: Date;
  readonly outcome: string | null;
}

const troubleFrom = (row: TroubleRow): KeptTrouble => ({
  id: TroubleId.parse(row.id),
  taskId: row.task_id as TaskId,
  entryId: EntryId.parse(row.entry_id),
  kind: TroubleKind.parse(row.kind),
  note: row.note,
  reportedBy: OfficerId.parse(row.reported_by),
  reportedAt: row.reported_at,
  outcome: row.outcome === null ? null : TroubleOutcome.parse(row.outcome),
});

/** The trouble that keeps a task from everybody, or undefined. */
export async function troubleOfTask(db: Db, taskId: TaskId): Promise<KeptTrouble | undefined> {
  const row = await kept(db)
    .where('id', '=', (eb) => eb.selectFrom('task').select('trouble_id').where('task.id', '=', taskId))
    .executeTakeFirst();
  return row && troubleFrom(row);
}

export async function troubleById(db: Db, id: TroubleId): Promise<KeptTrouble | undefined> {
  const row = await kept(db).where('id', '=', id).executeTakeFirst();
  return row && troubleFrom(row);
}

/**
 * Says what becomes of a trouble. `key-again`: its task goes back into the queue as it was, the answer as its note;
 * `set-aside`: it stays nobody's. The task's row is locked by the caller.
 */
export async function settleTrouble(tx: Db, trouble: KeptTrouble, settlement: Settlement): Promise<void> {
  const { troubleId, outcome, answer } = settlement;
  await tx
    .insertInto('trouble_settlement')
    .values((eb) => ({
      trouble_id: troubleId,
      seq: eb
        .selectFrom('trouble_settlement')
        .select((of) => sql<number>`${of.fn.countAll()} + 1`.as('seq'))
        .where('trouble_id', '=', troubleId),
      at: settlement.at,
      by: settlement.by,
      outcome,
      answer,
    }))
    .execute();
  await tx.updateTable('trouble').set({ outcome }).where('id', '=', troubleId).execute();
  if (outcome === 'set-aside') return;
  await tx
    .updateTable('task')
    .set({ trouble_id: null, ...(answer === '' ? {} : { note: answer }) })
    .where('id', '=', trouble.taskId)
    .execute();
}

/** The latest word on each of these troubles. */
async function lastSettlements(
  db: Db,
  ids: readonly TroubleId[],
): Promise<ReadonlyMap<TroubleId, Settlement>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('trouble_settlement')
    .distinctOn('trouble_id')
    .selectAll()
    .where('trouble_id', 'in', [...ids])
    .orderBy('trouble_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((row) => [TroubleId.parse(row.trouble_id), settlementFrom(row)]));
}

export const lastSettlement = async (db: Db, id: TroubleId): Promise<Settlement | undefined> =>
  (await lastSettlements(db, [id])).get(id);

const settlementFrom = (row: {
  trouble_id: string;
  at: Date;
  by: string;
  outcome: string;
  answer: string;
}): Settlement => ({
  troubleId: TroubleId.parse(row.trouble_id),
  at: row.at,
  by: OfficerId.parse(row.by),
  outcome: TroubleOutcome.parse(row.outcome),
  answer: row.answer,
});

/** A trouble with where its entry stands, for who settles it. */
export interface PlacedTrouble extends KeptTrouble {
  readonly bookCode: string;
  readonly bookTitle: string;
  readonly fileName: string;
  /** Position of the page in its book and of the entry on its page, from 1. */
  readonly pageNumber: number;
  readonly ordinal: number;
  /** A citizen is waiting for the entry. */
  readonly isUrgent: boolean;
  readonly settlement: Settlement | null;
}

/** How many settled ones are shown below those that wait; ones set aside are always all there. */
const settledShown = 50;

/**
 * What waits for an answer first, a citizen's before others, then the oldest; after them those set aside, then the
 * newest settled. `books`: only these; null: all.
 */
export async function placedTroubles(db: Db, books: readonly BookId[] | null): Promise<PlacedTrouble[]> {
  const all = db
    .selectFrom('trouble')
    .innerJoin('task', 'task.id', 'trouble.task_id')
    .innerJoin('entry', 'entry.id', 'trouble.entry_id')
    .innerJoin('page', 'page.id', 'entry.page_id')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .select([
      'trouble.id',
      'trouble.task_id',
      'trouble.entry_id',
      'trouble.kind',
      'trouble.note',
      'trouble.reported_by',
      'trouble.reported_at',
      'trouble.outcome',
      'book.title',
      'page.file_name',
      'page.ordinal as page_ordinal',
      'entry.ordinal',
      'task.priority',
    ])
    .select(sql<string>`book.manifest ->> 'code'`.as('code'))
    .$if(books !== null, (query) => query.where(sql<boolean>`entry.book_id = any(${[...(books ?? [])]})`));
  const waiting = await all
    .where('trouble.outcome', 'is', null)
    .orderBy(sql`task.priority > 0`)
    .orderBy('trouble.reported_at')
    .orderBy('trouble.id')
    .execute();
  const aside = await all
    .where('trouble.outcome', '=', 'set-aside')
    .orderBy('trouble.reported_at', 'desc')
    .execute();
  const settled = await all
    .where('trouble.outcome', '=', 'key-again')
    .orderBy('trouble.reported_at', 'desc')
    .limit(settledShown)
    .execute();
  const rows = [...waiting, ...aside, ...settled];
  const settlements = await lastSettlements(
    db,
    rows.map((row) => TroubleId.parse(row.id)),
  );
  return rows.map((row) => {
    const trouble = troubleFrom(row);
    return {
      ...trouble,
      bookCode: row.code,
      bookTitle: row.title,
      fileName: row.file_name,
      pageNumber: row.page_ordinal + 1,
      ordinal: row.ordinal + 1,
      isUrgent: row.priority <= 0,
      settlement: settlements.get(trouble.id) ?? null,
    };
  });
}

/** What the journal of an entry says of its troubles, the first first. */
export async function troubleHistory(
  db: Db,
  entryId: EntryId,
): Promise<{ reported: KeptTrouble; settlements: Settlement[] }[]> {
  const rows = await kept(db).where('entry_id', '=', entryId).orderBy('reported_at').execute();
  if (rows.length === 0) return [];
  const settled = await db
    .selectFrom('trouble_settlement')
    .selectAll()
    .where(
      'trouble_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('trouble_id')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    reported: troubleFrom(row),
    settlements: settled.filter((one) => one.trouble_id === row.id).map(settlementFrom),
  }));
}
