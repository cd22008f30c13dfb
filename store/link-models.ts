import { z } from 'zod';
import { LinkModel } from '#schemas/link-model.ts';
import { Comparison } from '#schemas/match.ts';
import { type PersonRole, RelationVerdict } from '#schemas/relation.ts';
import type { Db } from './open.ts';

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

const parsed = new Map<string, LinkModel>();

/** Those that are switched on, at most one of a kind. A row never changes, so each is parsed once. */
export async function activeLinkModels(db: Db): Promise<LinkModel[]> {
  const rows = await db.selectFrom('link_model').select('id').where('is_active', '=', true).execute();
  const models: LinkModel[] = [];
  for (const { id } of rows) {
    const known = parsed.get(id) ?? LinkModel.parse(await modelOfRow(db, id));
    parsed.set(id, known);
    models.push(known);
  }
  return models;
}

const modelOfRow = async (db: Db, id: string): Promise<unknown> =>
  (await db.selectFrom('link_model').select('model').where('id', '=', id).executeTakeFirstOrThrow()).model;

/** What reviewers said blind of relations between subjects of one kind, and how their entries had been compared. */
export async function judgedPairs(
  db: Db,
  role: PersonRole,
): Promise<readonly { readonly verdict: RelationVerdict; readonly comparisons: readonly Comparison[] }[]> {
  const rows = await db
    .selectFrom('relation_decision as d')
    .innerJoin('relation as r', 'r.id', 'd.relation_id')
    .select(['d.verdict', 'r.comparisons'])
    .where('d.is_blind', '=', true)
    .where('d.verdict', '<>', 'unsure')
    .where('r.role_a', '=', role)
    .where('r.role_b', '=', role)
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({
    verdict: RelationVerdict.parse(row.verdict),
    comparisons: z.array(Comparison).parse(row.comparisons),
  }));
}
