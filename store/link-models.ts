import { LinkModel } from '#schemas/link-model.ts';
import type { Db } from './open.ts';

/** Weights that were fitted here. */
export interface KeptLinkModel {
  readonly id: string;
  readonly madeAt: Date;
  /** At most one of each kind of weights is. */
  readonly isActive: boolean;
  readonly model: LinkModel;
}

/** Keeps weights and switches them on in place of those of their kind before. Returns the id of the row. */
export async function activateLinkModel(db: Db, model: LinkModel, at: Date): Promise<string> {
  const kept = LinkModel.parse(model);
  if (kept.source === 'hand') throw new Error('weights written by hand are a file of the program');
  const id = `${kept.id} ${at.toISOString()}`;
  await db
    .updateTable('link_model')
    .set({ is_active: false })
    .where('kind', '=', kept.of)
    .where('is_active', '=', true)
    .execute();
  await db
    .insertInto('link_model')
    .values({
      ...{ id, kind: kept.of, made_at: at, source: kept.source, is_active: true },
      model: JSON.stringify(kept),
    })
    .execute();
  return id;
}

/** All weights that were fitted here, the newest first. */
export async function linkModels(db: Db): Promise<KeptLinkModel[]> {
  const rows = await db.selectFrom('link_model').selectAll().orderBy('made_at', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    madeAt: row.made_at,
    isActive: row.is_active,
    model: LinkModel.parse(row.model),
  }));
}
