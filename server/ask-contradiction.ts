import { ExpectedError } from '#schemas/errors.ts';
import type { RecordId, RelationId } from '#schemas/ids.ts';
import type { Mention } from '#schemas/relation.ts';
import { mentionedIn } from '#pipeline/match/mentioned.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import { contradict } from '#store/contradicting.ts';
import { entryOfRecord, type PlacedEntry } from '#store/records.ts';
import { askByPerson } from '#store/relation-review.ts';
import { lockRelating } from '#store/relations.ts';
import type { ServerPorts } from './ports.ts';

/**
 * A clerk asks which of two entries under one number is right: the pair waits for an approver before all others. Asked twice
 * it waits once. Throws `relation.changed` when the two do not contradict each other any more.
 */
export async function askContradiction(
  { store }: ServerPorts,
  recordId: RecordId,
  other: RecordId,
): Promise<RelationId> {
  return store.db.transaction().execute(async (tx) => {
    const [one, two] = [await entryOfRecord(tx, recordId), await entryOfRecord(tx, other)];
    if (!(await contradict(tx, one, two))) throw new ExpectedError('relation.changed');
    const [a, b] =
      one.entryId < two.entryId ? [subjectOf(one), subjectOf(two)] : [subjectOf(two), subjectOf(one)];
    const id = relationIdOf(a, b);
    await lockRelating(tx);
    await askByPerson(tx, { id, a, b });
    return id;
  });
}

/** Whom an entry is about. */
const subjectOf = ({ entryId, kind }: PlacedEntry): Mention => ({ entryId, role: mentionedIn[kind][0].role });
