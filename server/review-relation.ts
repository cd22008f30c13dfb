import type { ReviewAnswer, ReviewExplained, ReviewTask } from '#schemas/api/review.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RelationId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Relation } from '#schemas/relation.ts';
import type { Db } from '#store/open.ts';
import {
  claimRelation,
  decisionsOf,
  type HeldRelation,
  holdRelation,
  keepDecision,
  lockRelation,
} from '#store/relation-review.ts';
import { booksInScope } from '#store/scope.ts';
import { explainRelation } from './explain-relation.ts';
import { may } from './may.ts';
import type { ServerPorts } from './ports.ts';
import { presentReview } from './review-pair.ts';

/** The pair an officer holds, or the one that is worth most; null: none waits for them. */
export async function claimReview(
  ports: ServerPorts,
  officer: Officer,
  besides: RelationId | null,
): Promise<ReviewTask | null> {
  const { db } = ports.store;
  const held = await claimRelation(db, {
    officerId: officer.id,
    books: await booksInScope(db, officer),
    isApprover: may(officer, 'correct-record'),
    besides,
    now: ports.now(),
  });
  return held && presentReview(ports, officer, held.relation);
}

/**
 * A pair that an officer answered before, or that is decided, taken up again. Throws `task.taken` while another looks at it,
 * `relation.changed` where there is nothing of theirs to take up.
 */
export async function reopenReview(
  ports: ServerPorts,
  officer: Officer,
  id: RelationId,
): Promise<ReviewTask> {
  const relation = await ports.store.db.transaction().execute(async (tx) => {
    const held = await hold(tx, id, officer, ports.now(), true);
    const decisions = await decisionsOf(tx, id);
    if (!decisions.some(({ by }) => by === officer.id)) throw new ExpectedError('relation.changed');
    return held.relation;
  });
  return presentReview(ports, officer, relation);
}

/**
 * The blind answer is kept for good. A call that was answered but not heard is sent again: the same answer is fine, another
 * one is `task.done`, for the machine's view has been shown since. Who was unsure may still make up their mind.
 */
export async function answerReview(
  { store, now }: ServerPorts,
  officer: Officer,
  id: RelationId,
  { verdict, tookMs }: { readonly verdict: ReviewAnswer; readonly tookMs: number },
): Promise<ReviewExplained | null> {
  return store.db.transaction().execute(async (tx) => {
    const { relation } = await hold(tx, id, officer, now());
    const own = (await decisionsOf(tx, id)).findLast(({ by, isBlind }) => by === officer.id && isBlind);
    if (own && own.verdict !== 'unsure' && own.verdict !== verdict) throw new ExpectedError('task.done');
    if (own?.verdict !== verdict)
      await keepDecision(tx, {
        relationId: id,
        by: officer.id,
        at: now().toISOString(),
        verdict,
        isBlind: true,
        reason: '',
        tookMs,
      });
    return explainRelation(tx, officer, relation);
  });
}

/** Ten more minutes. Throws as `hold`. */
export async function renewReview(
  { store, now }: ServerPorts,
  officer: Officer,
  id: RelationId,
): Promise<void> {
  await store.db.transaction().execute((tx) => hold(tx, id, officer, now()));
}

/**
 * The pair in the officer's hands for ten more minutes. A lease that ran out is taken again as long as nobody else did: what
 * was looked at is not lost. `isReopened`: also one that is decided. Throws `task.taken`, `relation.changed`.
 */
async function hold(
  tx: Db,
  id: RelationId,
  officer: Officer,
  now: Date,
  isReopened = false,
): Promise<HeldRelation> {
  const held = await lockRelation(tx, id);
  const isTheirs = held.claimedBy === officer.id;
  const isFree = held.claimedBy === null || (held.claimedUntil ?? now) <= now;
  const isOpen = isReopened || isTheirs ? isReviewed(held.relation) : held.relation.status === 'asked';
  if (!isOpen || !(isTheirs || isFree)) throw whyNotTheirs(held, now);
  await holdRelation(tx, id, officer.id, now);
  return held;
}

/** Whether people are asked of it, or said already what it is. */
export const isReviewed = ({ status }: Relation): boolean => status === 'asked' || status === 'decided';

/** Why a pair is not an officer's to act on: somebody else looks at it, or it is not what it was. */
export function whyNotTheirs({ claimedBy, claimedUntil }: HeldRelation, now: Date): ExpectedError {
  const isHeld = claimedBy !== null && claimedUntil !== null && claimedUntil > now;
  return new ExpectedError(isHeld ? 'task.taken' : 'relation.changed');
}
