import { type Selectable, sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { type ModelId, ModelSet, ReadingModel } from '#schemas/model.ts';
import type { Db } from './open.ts';
import type { ModelTable } from './tables.ts';

/** A model with how often models had been switched on before it, null when it never was. */
export interface KeptModel extends ReadingModel {
  readonly activation: number | null;
}

const modelFrom = (row: Selectable<ModelTable>): KeptModel => ({
  ...ReadingModel.parse({
    id: row.id,
    files: row.files,
    parent: row.parent,
    bookId: row.book_id,
    trainedOn: row.trained_on,
    heldOut: row.held_out,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    decidedAt: row.decided_at?.toISOString() ?? null,
  }),
  activation: row.activation,
});

/** Keeps a model as a candidate; made again with the same files it stays as it is. */
export async function keepModel(
  db: Db,
  model: Omit<ReadingModel, 'state' | 'createdAt' | 'decidedAt'>,
  at: Date,
): Promise<void> {
  await db
    .insertInto('model')
    .values({
      id: model.id,
      files: JSON.stringify(model.files),
      parent: model.parent,
      book_id: model.bookId,
      trained_on: JSON.stringify(model.trainedOn),
      held_out: JSON.stringify(model.heldOut),
      state: 'candidate',
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Newest first. */
export async function allModels(db: Db): Promise<KeptModel[]> {
  const rows = await db.selectFrom('model').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(modelFrom);
}

/** Throws `id.not-found`. */
export async function modelById(db: Db, id: string): Promise<KeptModel> {
  const row = await db.selectFrom('model').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return modelFrom(row);
}

/** Switches a model on; the one that read the same books until now is retired. Call it inside a transaction. */
export async function activateModel(tx: Db, model: ReadingModel, at: Date): Promise<void> {
  await tx
    .updateTable('model')
    .set({ state: 'retired', decided_at: at })
    .where('state', '=', 'active')
    .where('book_id', 'is not distinct from', model.bookId)
    .execute();
  await tx
    .updateTable('model')
    .set({
      state: 'active',
      decided_at: at,
      activation: sql<number>`(select coalesce(max(activation), 0) + 1 from model)`,
    })
    .where('id', '=', model.id)
    .execute();
}

/** Switches a model off, or says that it will not be switched on; what it replaced does not come back by itself. */
export async function rejectModel(db: Db, id: ModelId, at: Date): Promise<void> {
  await db.updateTable('model').set({ state: 'rejected', decided_at: at }).where('id', '=', id).execute();
}

/**
 * The models that read a book now, its own over the general one; null: those shipped. `switched` goes up whenever a model
 * that may read this book is switched on.
 */
export async function modelsFor(
  db: Db,
  bookId: BookId,
): Promise<{ models: ModelSet | null; switched: number }> {
  const rows = await db
    .selectFrom('model')
    .selectAll()
    .where('activation', 'is not', null)
    .where((or) => or.or([or('book_id', 'is', null), or('book_id', '=', bookId)]))
    .orderBy(sql`book_id is not null`)
    .execute();
  const active = rows.map(modelFrom).filter((model) => model.state === 'active');
  const switched = Math.max(0, ...rows.map((row) => row.activation ?? 0));
  if (active.length === 0) return { models: null, switched };
  const models = ModelSet.parse({
    key: active.map((model) => model.id).join('+'),
    files: Object.assign({}, ...active.map((model) => model.files)),
  });
  return { models, switched };
}
