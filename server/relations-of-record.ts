import type { Relation } from '#schemas/api/counter.ts';
import type { RecordState } from '#schemas/events.ts';
import type { CandidatePair, ComparisonLevel } from '#schemas/match.ts';
import type { Officer } from '#schemas/officer.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import { secondCopyAmong } from '#pipeline/match/second-copy.ts';
import type { Db } from '#store/open.ts';
import { entryById, entryOfRecord, type PlacedEntry } from '#store/records.ts';
import { isInScope } from '#store/scope.ts';
import { whyNotIssue } from './why-not-issue.ts';

/** More pairs than this are a common name, not a relation. */
const mostShown = 5;

/**
 * Records that may be the same registration, the likeliest first, after the one that says otherwise under the same number.
 * What lies in books of other register bodies is left out.
 */
export async function relationsOf(
  db: Db,
  officer: Officer,
  entry: PlacedEntry,
  { read, state }: { readonly read: MatchedEntry; readonly state: RecordState },
): Promise<Relation[]> {
  const relations: Relation[] = [];
  const against = (await whyNotIssue(db, entry, state))?.by ?? null;
  if (against && (await isInScope(db, officer, 'recordId', against))) {
    const { hit } = await entryOfRecord(db, against);
    relations.push({ hit, what: 'contradicts', same: [], different: [] });
  }
  const copy = secondCopyAmong(read.candidates);
  const likely = read.candidates.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  for (const pair of likely.slice(0, mostShown)) {
    if (!(await isInScope(db, officer, 'entryId', pair.entryId))) continue;
    const { hit } = await entryById(db, pair.entryId);
    if (hit.id === against) continue;
    relations.push({
      hit,
      what: pair.entryId === copy?.entryId ? 'second-copy' : 'maybe-same',
      same: fieldsAt(pair, ['exact', 'near']),
      different: fieldsAt(pair, ['differs']),
    });
  }
  return relations;
}

const fieldsAt = ({ comparisons }: CandidatePair, levels: readonly ComparisonLevel[]): FieldKey[] =>
  comparisons.filter(({ level }) => levels.includes(level)).map(({ field }) => field);
