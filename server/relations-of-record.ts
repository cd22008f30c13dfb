import type { Relation } from '#schemas/api/counter.ts';
import type { RecordState } from '#schemas/events.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { Comparison } from '#schemas/match.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Relation as Found } from '#schemas/relation.ts';
import { mentionedIn } from '#pipeline/match/mentioned.ts';
import { otherOf } from '#pipeline/match/relation-id.ts';
import { laterOf } from '#pipeline/match/relation-notes.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { entryById, entryOfRecord, type PlacedEntry } from '#store/records.ts';
import { lastWordsOn } from '#store/relation-review.ts';
import { relationsOfEntry } from '#store/relations.ts';
import { isInScope } from '#store/scope.ts';
import { whyNotIssue } from './why-not-issue.ts';

/** Others than these are on the page of the person's life. */
const mostShown = 12;

/** What a clerk should know first; that two only look alike is told when a person said so. */
const order = [
  're-registration',
  'corrected',
  'second-copy',
  'twin',
  'sibling',
  'same-person',
  'namesake',
  'different-people',
] as const satisfies readonly Relation['what'][];

/**
 * What a record is to others, seen from this one: first the one that says otherwise under the same number, then one line for
 * each other entry. What lies in books of other register bodies is left out.
 */
export async function relationsOf(
  db: Db,
  officer: Officer,
  entry: PlacedEntry,
  state: RecordState,
): Promise<Relation[]> {
  const found = await relationsOfEntry(db, entry.entryId);
  const against = await contradictingOf(db, officer, entry, { state, found });
  const lines = oneEach(found, entry.entryId).filter(
    (relation) => otherOf(relation, entry.entryId).other.entryId !== against?.hit.entryId,
  );
  const theirs: Found[] = [];
  for (const relation of lines) {
    if (theirs.length === mostShown) break;
    const { other } = otherOf(relation, entry.entryId);
    if (await isInScope(db, officer, 'entryId', other.entryId)) theirs.push(relation);
  }
  const words = await lastWordsOn(
    db,
    theirs.map(({ id }) => id),
  );
  const names = await officerNames(
    db,
    [...words.values()].map(({ by }) => by),
  );
  const told = theirs.map(async (relation): Promise<Relation> => {
    const { self, other } = otherOf(relation, entry.entryId);
    const { hit } = await entryById(db, other.entryId);
    const word = relation.status === 'decided' ? words.get(relation.id) : undefined;
    return {
      id: relation.id,
      hit,
      what: whatOf(relation),
      status: relation.status === 'gone' ? 'told' : relation.status,
      roles: [self.role, other.role],
      isLater: later(entry, hit),
      why: whyOf(relation, entry.entryId),
      note: state.relations.find(({ relationId }) => relationId === relation.id)?.note ?? null,
      decided: word ? { by: names.get(word.by) ?? word.by, at: word.at } : null,
    };
  });
  return [...(against ? [against] : []), ...(await Promise.all(told))];
}

const whatOf = ({ verdict, kind }: Found): (typeof order)[number] => verdict ?? kind;

/** One line for each other entry, the weightiest: what a person said before what a machine thinks. */
function oneEach(found: readonly Found[], entryId: EntryId): Found[] {
  const rank = (one: Found) => order.indexOf(whatOf(one)) - (one.status === 'decided' ? order.length : 0);
  const sorted = found
    .filter((one) => one.status === 'decided' || whatOf(one) !== 'namesake')
    .toSorted((a, b) => rank(a) - rank(b) || b.probability - a.probability);
  const seen = new Set<EntryId>();
  return sorted.filter((one) => {
    const { entryId: other } = otherOf(one, entryId).other;
    return !seen.has(other) && seen.add(other);
  });
}

/** The record that says otherwise under the same number, with whether an approver is asked already. */
async function contradictingOf(
  db: Db,
  officer: Officer,
  entry: PlacedEntry,
  { state, found }: { readonly state: RecordState; readonly found: readonly Found[] },
): Promise<Relation | null> {
  const by = (await whyNotIssue(db, entry, state))?.by ?? null;
  if (!by || !(await isInScope(db, officer, 'recordId', by))) return null;
  const { hit } = await entryOfRecord(db, by);
  const relation = found.find((one) => otherOf(one, entry.entryId).other.entryId === hit.entryId);
  return {
    id: relation?.id ?? null,
    hit,
    what: 'contradicts',
    status: relation?.status === 'asked' ? 'asked' : 'told',
    roles: [mentionedIn[entry.kind][0].role, mentionedIn[hit.kind][0].role],
    isLater: later(entry, hit),
    why: relation ? whyOf(relation, entry.entryId) : null,
    note: null,
    decided: null,
  };
}

function later(entry: PlacedEntry, hit: Relation['hit']): boolean | null {
  const order = laterOf(entry.hit, hit);
  return order && order === 'b';
}

/** Comparisons with this entry's field first; null where no machine compared the two. */
function whyOf({ a, weight, probability, comparisons }: Found, entryId: EntryId): Relation['why'] {
  if (comparisons.length === 0) return null;
  const turned = ({ field, otherField, ...rest }: Comparison): Comparison =>
    otherField ? { ...rest, field: otherField, otherField: field } : { ...rest, field };
  return { weight, probability, comparisons: a.entryId === entryId ? comparisons : comparisons.map(turned) };
}
