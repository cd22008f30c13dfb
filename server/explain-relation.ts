import type { RelationNotes, ReviewExplained } from '#schemas/api/review.ts';
import type { Officer } from '#schemas/officer.ts';
import { type Relation, RelationVerdict } from '#schemas/relation.ts';
import { type RegisteredAt, relationNotes } from '#pipeline/match/relation-notes.ts';
import { recordState } from '#pipeline/record-state.ts';
import { contradict } from '#store/contradicting.ts';
import { eventsOf } from '#store/events.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { entryById, type PlacedEntry } from '#store/records.ts';
import { decisionsOf } from '#store/relation-review.ts';

/** What an officer is told of two entries once they have answered blind; null: they have not, or were unsure. */
export async function explainRelation(
  db: Db,
  officer: Officer,
  relation: Relation,
): Promise<ReviewExplained | null> {
  const decisions = await decisionsOf(db, relation.id);
  const said = RelationVerdict.safeParse(
    decisions.findLast(({ by, isBlind }) => by === officer.id && isBlind)?.verdict,
  );
  if (!said.success) return null;
  const a = await entryById(db, relation.a.entryId);
  const b = await entryById(db, relation.b.entryId);
  const others = decisions.filter(({ by }) => by !== officer.id);
  const names = await officerNames(
    db,
    others.map(({ by }) => by),
  );
  const { kind, weight, probability, comparisons, model } = relation;
  return {
    said: said.data,
    machine: comparisons.length === 0 ? null : { kind, weight, probability, comparisons, model },
    others: others.map(({ by, at, verdict }) => ({ by: names.get(by) ?? by, at, verdict })),
    notes: relationNotes(registeredAt(a), registeredAt(b)),
    contradicts: await contradict(db, a, b),
    decided: relation.verdict && {
      verdict: relation.verdict,
      notes: [await noteNow(db, a, relation), await noteNow(db, b, relation)],
      reason: decisions.findLast(({ isBlind }) => !isBlind)?.reason ?? '',
    },
  };
}

const registeredAt = ({ hit }: PlacedEntry): RegisteredAt => ({
  entryNo: hit.entryNo,
  registrationDate: hit.registrationDate,
  bookNo: hit.bookNo,
  body: hit.registerBody,
});

async function noteNow(db: Db, { recordId }: PlacedEntry, { id }: Relation): Promise<RelationNotes[0]> {
  const { relations } = recordState(await eventsOf(db, recordId));
  return relations.find(({ relationId }) => relationId === id)?.note ?? null;
}
