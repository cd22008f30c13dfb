import type { SourcedDoubt } from '#schemas/api/life.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import type { LifeDoubt } from '#schemas/life.ts';
import { lifeDoubts } from '#pipeline/life/life-doubts.ts';
import { isOutOfOffice, registrarSource } from '#pipeline/life/registrar-in-office.ts';
import { rules } from '#pipeline/life/rules.ts';
import { type LifeEntry, yearsSigned } from '#store/life.ts';
import type { Db } from '#store/open.ts';
import { lifeOfMentions, type LifePeople, peopleIn, withinBooks } from './life-people.ts';

const sources = new Map(rules.map(({ rule, source }) => [rule, source]));
const sourced = (doubt: LifeDoubt): SourcedDoubt => ({ ...doubt, source: sources.get(doubt.rule) ?? '' });

/** What cannot be of one of these people, by their mentions. */
export const doubtsOf = (people: LifePeople, key: string): readonly SourcedDoubt[] =>
  lifeDoubts(lifeOfMentions(people, people.people.get(key) ?? [])).map(sourced);

/**
 * What of an entry cannot be when all that is known of its people is read together, and whether its signatory was in office
 * then; only from the given books (null: all). Found anew each time it is asked for: nothing is kept that could be out of date.
 */
export async function doubtsOfEntry(
  db: Db,
  entryId: EntryId,
  books: readonly BookId[] | null,
): Promise<readonly SourcedDoubt[]> {
  const { shown: people } = withinBooks(await peopleIn(db, [entryId]), books);
  const entry = people.entries.get(entryId);
  const ofPeople = [...people.people.keys()]
    .flatMap((key) => doubtsOf(people, key))
    .filter((doubt) => doubt.entryId === entryId || doubt.otherEntryId === entryId);
  return [...ofPeople, ...(entry ? await registrarDoubt(db, entry) : [])];
}

export async function registrarDoubt(db: Db, entry: LifeEntry): Promise<readonly SourcedDoubt[]> {
  const { values, registrationDate, registerBody, entryId } = entry;
  const year = Number(registrationDate?.slice(0, 4));
  if (!values.signatory || !year) return [];
  if (!isOutOfOffice(year, await yearsSigned(db, values.signatory, registerBody, entryId))) return [];
  const doubt = { rule: 'registrar-not-in-office', entryId, field: 'signatory', otherEntryId: null } as const;
  return [{ ...doubt, source: registrarSource }];
}
