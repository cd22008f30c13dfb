import type { ReviewSide, ReviewTask } from '#schemas/api/review.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Mention, Relation } from '#schemas/relation.ts';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { entryById } from '#store/records.ts';
import { explainRelation } from './explain-relation.ts';
import type { ServerPorts } from './ports.ts';
import { newestReading, presentEntry } from './present-entry.ts';
import { showEntry } from './show-entry.ts';

/** Two entries as a reviewer sees them: blind until they have answered, then with what the machine and others say. */
export async function presentReview(
  ports: ServerPorts,
  officer: Officer,
  relation: Relation,
): Promise<ReviewTask> {
  return {
    relationId: relation.id,
    sides: [await sideOf(ports, officer, relation.a), await sideOf(ports, officer, relation.b)],
    explained: await explainRelation(ports.store.db, officer, relation),
  };
}

async function sideOf(ports: ServerPorts, officer: Officer, { entryId, role }: Mention): Promise<ReviewSide> {
  const { db } = ports.store;
  const place = await entryById(db, entryId);
  const read = await newestReading(db, entryId);
  if (!read) throw new ExpectedError('id.not-found', { id: entryId });
  const { fields } = recordState(await eventsOf(db, place.recordId));
  const entry = await presentEntry(db, ports.forms, { read, place }, { verified: fields });
  return {
    role,
    hit: place.hit,
    // what machines think of it and of its neighbors would tell what they think of the two
    entry: await showEntry(ports, officer, {
      ...entry,
      candidates: [],
      secondCopy: null,
      fields: entry.fields.map((field) => ({ ...field, findings: [], carried: [] })),
    }),
  };
}
