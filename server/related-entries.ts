import type { EntryId } from '#schemas/ids.ts';
import type { CandidatePair } from '#schemas/match.ts';
import { candidateOf } from '#pipeline/match/candidate-of.ts';
import type { Db } from '#store/open.ts';
import { relationsOfEntry } from '#store/relations.ts';

/** More than this nobody looks through. */
const most = 10;

/**
 * What an entry may be to others as it is known now, a line for each of them, the weightiest first; two of whom a person
 * said that they are different people are not among them.
 */
export async function relatedEntries(db: Db, entryId: EntryId): Promise<readonly CandidatePair[]> {
  const relations = (await relationsOfEntry(db, entryId)).toSorted((x, y) => y.weight - x.weight);
  const byEntry = new Map<EntryId, CandidatePair>();
  for (const relation of relations) {
    const { verdict } = relation;
    if (verdict === 'different-people') continue;
    const candidate = candidateOf(relation, entryId);
    if (!byEntry.has(candidate.entryId))
      byEntry.set(candidate.entryId, verdict ? { ...candidate, kind: verdict } : candidate);
  }
  return [...byEntry.values()].slice(0, most);
}
