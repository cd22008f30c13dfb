import type { z } from 'zod';
import type { decideReview as route, RelationNotes } from '#schemas/api/review.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId, RelationId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Relation, RelationDecision, RelationVerdict } from '#schemas/relation.ts';
import { disagreesStrongly } from '#pipeline/match/second-look.ts';
import { settlePersons } from '#pipeline/match/settle-persons.ts';
import { recordState } from '#pipeline/record-state.ts';
import { openArrival } from '#store/arrival.ts';
import { contradict } from '#store/contradicting.ts';
import { eventsOf } from '#store/events.ts';
import { lockRecord } from '#store/lock-record.ts';
import type { Db } from '#store/open.ts';
import { entryById, type PlacedEntry } from '#store/records.ts';
import { decisionsOf, keepDecision, lockRelation, releaseRelation } from '#store/relation-review.ts';
import { decideRelation, lockRelating, relationById } from '#store/relations.ts';
import { may } from './may.ts';
import type { ServerPorts } from './ports.ts';
import { happen } from './record-now.ts';
import { isReviewed, whyNotTheirs } from './review-relation.ts';

type Decision = z.output<(typeof route)['body']>;

/**
 * What two entries are to each other, said by an officer who has answered blind and seen the rest since. It stands at once,
 * and until somebody decides otherwise, unless another is to look blind first: where blind answer and a sure machine
 * contradict each other, or where two entries of one number are said to be both right and it is no approver who says so.
 * Sent twice it is decided once. Throws `relation.changed` (decided by another meanwhile, gone, or never answered blind),
 * `relation.reason-wanted`, `task.taken`.
 */
export async function decideReview(
  { store, now }: ServerPorts,
  officer: Officer,
  id: RelationId,
  decision: Decision,
): Promise<'decided' | 'second-look'> {
  return store.db.transaction().execute(async (tx) => {
    const at = now();
    const [a, b] = await lockedPair(tx, id);
    const held = await lockRelation(tx, id);
    const { relation } = held;
    const before = await decisionsOf(tx, id);
    const own = before.findLast(({ by }) => by === officer.id);
    if (held.claimedBy !== officer.id) {
      if (!own || own.isBlind) throw whyNotTheirs(held, at);
      if (own.verdict !== decision.verdict || own.reason !== decision.reason)
        throw new ExpectedError('task.done');
      return relation.status === 'decided' ? 'decided' : 'second-look';
    }
    const isAnswered = before.some(
      ({ by, isBlind, verdict }) => by === officer.id && isBlind && verdict !== 'unsure',
    );
    if (!isReviewed(relation) || !isAnswered) throw new ExpectedError('relation.changed');

    const bothRight = decision.verdict === 'different-people' && (await contradict(tx, a, b));
    if (bothRight && decision.reason === '') throw new ExpectedError('relation.reason-wanted');
    const { verdict, reason, tookMs } = decision;
    await keepDecision(tx, {
      relationId: id,
      by: officer.id,
      at: at.toISOString(),
      verdict,
      isBlind: false,
      reason,
      tookMs,
    });
    const waits = relation.status === 'asked' && wantsSecondLook(relation, before);
    if (waits || (bothRight && !may(officer, 'correct-record'))) {
      await releaseRelation(tx, id, officer.id);
      return 'second-look';
    }
    await settle(tx, { relation, pair: [a, b], verdict, notes: decision.notes, by: officer.id, at });
    return 'decided';
  });
}

/** Nobody else has answered it blind yet, and the only one who did contradicts a machine that is sure. */
function wantsSecondLook(relation: Relation, decisions: readonly RelationDecision[]): boolean {
  const blind = decisions.flatMap(({ by, isBlind, verdict }) =>
    isBlind && verdict !== 'unsure' ? [{ by, verdict }] : [],
  );
  const [first] = blind;
  return (
    first !== undefined &&
    new Set(blind.map(({ by }) => by)).size === 1 &&
    disagreesStrongly(relation, first.verdict)
  );
}

/** Both entries, their records locked in the order of their ids. Throws `relation.changed` for one that nobody verified. */
async function lockedPair(tx: Db, id: RelationId): Promise<[PlacedEntry, PlacedEntry]> {
  const relation = await relationById(tx, id);
  if (!relation) throw new ExpectedError('id.not-found', { id });
  const { a, b } = relation;
  for (const entryId of [a.entryId, b.entryId].toSorted()) {
    const { recordId, status } = await entryById(tx, entryId);
    if (status === 'unverified') throw new ExpectedError('relation.changed');
    await lockRecord(tx, recordId);
  }
  await lockRelating(tx);
  return [await entryById(tx, a.entryId), await entryById(tx, b.entryId)];
}

/** The verdict stands: both records get the event with their note, and who is one person follows. */
async function settle(
  tx: Db,
  decided: {
    readonly relation: Relation;
    readonly pair: readonly [PlacedEntry, PlacedEntry];
    readonly verdict: RelationVerdict;
    readonly notes: RelationNotes;
    readonly by: OfficerId;
    readonly at: Date;
  },
): Promise<void> {
  const { relation, pair, verdict, notes, by, at } = decided;
  for (const [side, { recordId }] of pair.entries()) {
    const other = pair[1 - side];
    if (!other) continue;
    await happen(tx, recordId, recordState(await eventsOf(tx, recordId)), {
      kind: 'relation-decided',
      at: at.toISOString(),
      by,
      relationId: relation.id,
      other: other.recordId,
      verdict,
      note: notes[side]?.normalize('NFC') ?? null,
    });
  }
  await decideRelation(tx, { id: relation.id, verdict, at });
  await releaseRelation(tx, relation.id, by);
  await settlePersons(openArrival(tx), [relation.a, relation.b], { at, by });
}
