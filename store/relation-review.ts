import { type Selectable, sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import { OfficerId, RelationId } from '#schemas/ids.ts';
import { type Relation, RelationDecision } from '#schemas/relation.ts';
import type { Db } from './open.ts';
import { relationFrom } from './relations.ts';
import type { RelationTable } from './tables.ts';
import { leaseFrom } from './tasks.ts';

/** A relation with who holds it. */
export interface HeldRelation {
  readonly relation: Relation;
  readonly claimedBy: OfficerId | null;
  readonly claimedUntil: Date | null;
}

/** Who asked for relations that no machine found: their `model`. */
export const askedByPerson = 'person';

/**
 * Decided relations whose id ends so are looked at by a second person blind: 102 of 1,024, one in ten. Ids are random or
 * hashes, and nobody chooses them.
 */
const sampled = '([abc].|d[a-f])$';

export interface ReviewClaim {
  readonly officerId: OfficerId;
  /** Books the officer works with; null: all. */
  readonly books: readonly string[] | null;
  /** Whether they may say that two entries under one number are both right. */
  readonly isApprover: boolean;
  /** Not to be given back again. */
  readonly besides: RelationId | null;
  readonly now: Date;
}

/** What makes a relation reviewable by an officer, as long as it is theirs to look at: two verified entries in their books. */
const reviewable = ({ books, isApprover }: Pick<ReviewClaim, 'books' | 'isApprover'>) => sql`
  from relation r join entry a on a.id = r.entry_a join entry b on b.id = r.entry_b
  where a.status <> 'unverified' and b.status <> 'unverified'
    ${books === null ? sql`` : sql`and a.book_id = any(${[...books]}) and b.book_id = any(${[...books]})`}
    ${isApprover ? sql`` : sql`and r.model <> ${askedByPerson}`}`;

const answeredBy = (officerId: OfficerId) =>
  sql`exists (select from relation_decision d where d.relation_id = r.id and d.by = ${officerId})`;

/** They answered it blind and were sure, and left before they confirmed it. */
const ownLastWordIsBlind = (officerId: OfficerId) =>
  sql`(select d.is_blind and d.verdict <> 'unsure' from relation_decision d
    where d.relation_id = r.id and d.by = ${officerId} order by d.id desc limit 1)`;

/** Decided, and so far looked at blind by one person alone, who drew the lot of being checked. */
const isSecondWanted = sql`r.status = 'decided' and r.id ~ ${sampled} and r.id in (
  select relation_id from relation_decision where is_blind and verdict <> 'unsure'
  group by relation_id having count(distinct by) = 1)`;

/**
 * Takes the relation for an officer that is worth most: what they hold, or left half said; what a clerk waits for; what
 * somebody was unsure of or is to be checked; then the likeliest. Nobody gets what they said all of before, and callers at the
 * same moment never get the same one. Null: none.
 */
export async function claimRelation(db: Db, claim: ReviewClaim): Promise<HeldRelation | null> {
  const { officerId, besides, now } = claim;
  const one = (which: ReturnType<typeof sql>) => sql`
    select r.id ${reviewable(claim)} and ${which}
      ${besides === null ? sql`` : sql`and r.id <> ${besides}`}
    order by r.probability desc, r.id limit 1 for update of r skip locked`;
  const isLaidBack = sql`(r.claimed_by is null or r.claimed_until <= ${now} or r.claimed_by = ${officerId})`;
  const free = sql`${isLaidBack} and not ${answeredBy(officerId)}`;
  const { rows } = await sql<Selectable<RelationTable>>`
    with held as (${one(sql`r.status in ('asked', 'decided') and r.claimed_by = ${officerId} and r.claimed_until > ${now}`)}),
      urgent as (${one(sql`r.status = 'asked' and r.model = ${askedByPerson} and ${free}`)}),
      again as (${one(sql`r.status = 'asked' and r.id in (select relation_id from relation_decision) and ${free}`)}),
      drawn as (${one(sql`${isSecondWanted} and ${free}`)}),
      unfinished as (${one(sql`r.status = 'asked' and ${isLaidBack} and ${ownLastWordIsBlind(officerId)}`)}),
      likely as (${one(sql`r.status = 'asked' and ${free}`)})
    update relation set claimed_by = ${officerId}, claimed_until = ${leaseFrom(now)}
    where id = (
      select id from (
        select id from held union all select id from unfinished
        union all select id from urgent union all select id from again
        union all select id from drawn union all select id from likely
      ) tried limit 1
    )
    returning *`.execute(db);
  return rows[0] ? heldFrom(rows[0]) : null;
}

const heldFrom = (row: Selectable<RelationTable>): HeldRelation => ({
  relation: relationFrom(row),
  claimedBy: row.claimed_by === null ? null : OfficerId.parse(row.claimed_by),
  claimedUntil: row.claimed_until,
});

/** The relation, its row locked until the transaction ends. Throws `id.not-found`. */
export async function lockRelation(tx: Db, id: RelationId): Promise<HeldRelation> {
  const row = await tx.selectFrom('relation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new ExpectedError('id.not-found', { id });
  return heldFrom(row);
}

/** Holds it for ten minutes from now. */
export async function holdRelation(tx: Db, id: RelationId, officerId: OfficerId, now: Date): Promise<void> {
  await tx
    .updateTable('relation')
    .set({ claimed_by: officerId, claimed_until: leaseFrom(now) })
    .where('id', '=', id)
    .execute();
}

/** Lays it back at once; laying back what one does not hold changes nothing. */
export async function releaseRelation(db: Db, id: RelationId, officerId: OfficerId): Promise<void> {
  await db
    .updateTable('relation')
    .set({ claimed_by: null, claimed_until: null })
    .where('id', '=', id)
    .where('claimed_by', '=', officerId)
    .execute();
}

/** What reviewers said of it, the first first. */
export async function decisionsOf(db: Db, id: RelationId): Promise<RelationDecision[]> {
  const rows = await db
    .selectFrom('relation_decision')
    .selectAll()
    .where('relation_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) =>
    RelationDecision.parse({
      relationId: row.relation_id,
      by: row.by,
      at: row.at.toISOString(),
      verdict: row.verdict,
      isBlind: row.is_blind,
      reason: row.reason,
      tookMs: row.took_ms,
    }),
  );
}

/** Who said last what each of some relations is, and when: who decided it with everything in view. */
export async function lastWordsOn(
  db: Db,
  ids: readonly RelationId[],
): Promise<ReadonlyMap<RelationId, { by: OfficerId; at: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('relation_decision')
    .distinctOn('relation_id')
    .select(['relation_id', 'by', 'at'])
    .where('relation_id', 'in', [...ids])
    .where('is_blind', '=', false)
    .orderBy('relation_id')
    .orderBy('id', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      RelationId.parse(row.relation_id),
      { by: OfficerId.parse(row.by), at: row.at.toISOString() },
    ]),
  );
}

export async function keepDecision(tx: Db, decision: RelationDecision): Promise<void> {
  await tx
    .insertInto('relation_decision')
    .values({
      relation_id: decision.relationId,
      by: decision.by,
      at: decision.at,
      verdict: decision.verdict,
      is_blind: decision.isBlind,
      reason: decision.reason,
      took_ms: decision.tookMs,
    })
    .execute();
}

/**
 * A person wants to know what two are to each other. What a machine found of them stays beside it; what is asked or decided
 * already is left as it is.
 */
export async function askByPerson(tx: Db, { id, a, b }: Pick<Relation, 'id' | 'a' | 'b'>): Promise<void> {
  await tx
    .insertInto('relation')
    .values({
      id,
      entry_a: a.entryId,
      role_a: a.role,
      entry_b: b.entryId,
      role_b: b.role,
      kind: 'namesake',
      weight: 0,
      probability: 0,
      comparisons: '[]',
      model: askedByPerson,
      status: 'asked',
      verdict: null,
      decided_at: null,
      claimed_by: null,
      claimed_until: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ status: 'asked', model: askedByPerson })
        .where('relation.status', 'in', ['told', 'gone']),
    )
    .execute();
}

/** How many relations wait for an officer, how many they answered that wait for others, and how many are decided. */
export async function countReview(
  db: Db,
  claim: Omit<ReviewClaim, 'besides' | 'now'>,
): Promise<{ waiting: number; forOthers: number; decided: number }> {
  const answered = answeredBy(claim.officerId);
  const { rows } = await sql<{ waiting: number; forOthers: number; decided: number }>`
    select (count(*) filter (where (r.status = 'asked' or ${isSecondWanted}) and not ${answered}))::int as waiting,
      (count(*) filter (where r.status = 'asked' and ${answered}))::int as "forOthers",
      (count(*) filter (where r.status = 'decided'))::int as decided
    ${reviewable(claim)} and r.status in ('asked', 'decided')`.execute(db);
  return rows[0] ?? { waiting: 0, forOthers: 0, decided: 0 };
}

/** What the first two people said of a relation who answered it blind and were sure, for each that has two. */
export async function blindPairs(db: Db, books: readonly string[] | null): Promise<[string, string][]> {
  const { rows } = await sql<{ said: string[] }>`
    with first_word as (
      select distinct on (d.relation_id, d.by) d.relation_id, d.id, d.verdict
      from relation_decision d join relation r on r.id = d.relation_id
      ${
        books === null
          ? sql``
          : sql`join entry a on a.id = r.entry_a and a.book_id = any(${[...books]})
                join entry b on b.id = r.entry_b and b.book_id = any(${[...books]})`
      }
      where d.is_blind and d.verdict <> 'unsure'
      order by d.relation_id, d.by, d.id)
    select (array_agg(verdict order by id))[1:2] as said from first_word
    group by relation_id having count(*) > 1`.execute(db);
  return rows.map(({ said }) => [said[0] ?? '', said[1] ?? '']);
}
