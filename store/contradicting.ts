import { type ExpressionBuilder, sql } from 'kysely';
import { type EntryId, RecordId } from '#schemas/ids.ts';
import type { Db } from './open.ts';
import type { PlacedEntry } from './records.ts';
import { bodyOfBook } from './scope.ts';
import type { Tables } from './tables.ts';

/**
 * Another approved record with the same identity (register body, kind, year of registration, number) that names other
 * people: one of the two is wrong, or is a number read wrongly. Null where there is none, or where this one has no number.
 * The same people under the same number are the same registration in another copy of the book, and no contradiction; nor are
 * two of which an approver said that both are right.
 */
export async function contradicting(db: Db, entry: PlacedEntry): Promise<RecordId | null> {
  const row = await contradictions(db, entry)?.orderBy('entry.id').limit(1).executeTakeFirst();
  return row ? RecordId.parse(row.record_id) : null;
}

/** Whether these two contradict each other so, and nobody said that both are right. */
export async function contradict(db: Db, one: PlacedEntry, other: PlacedEntry): Promise<boolean> {
  const query = contradictions(db, one)?.where('entry.id', '=', other.entryId);
  return (await query?.executeTakeFirst()) !== undefined;
}

/** Null: one without a number or a year contradicts nothing. */
function contradictions(db: Db, entry: PlacedEntry) {
  const { entryNo, registrationDate } = entry.hit;
  const bare = entryNo?.split('/')[0]?.replace(/^0+/, '') ?? '';
  const year = registrationDate?.slice(0, 4);
  if (bare === '' || !year) return null;
  return db
    .selectFrom('entry')
    .innerJoin('book', 'book.id', 'entry.book_id')
    .select('entry.record_id')
    .where(sql<string>`ltrim(split_part(entry.entry_no, '/', 1), '0')`, '=', bare)
    .where('entry.kind', '=', entry.kind)
    .where('entry.status', '=', 'approved')
    .where(sql<string>`left(entry.registration_date, 4)`, '=', year)
    .where(bodyOfBook, '=', entry.book.registerBody.name)
    .where('entry.id', '!=', entry.entryId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('entry_name as theirs')
            .innerJoin('entry_name as ours', (join) =>
              join.onRef('ours.name_fold', '=', 'theirs.name_fold').onRef('ours.role', '=', 'theirs.role'),
            )
            .select('theirs.entry_id')
            .whereRef('theirs.entry_id', '=', 'entry.id')
            .where('ours.entry_id', '=', entry.entryId)
            .where('theirs.role', '=', 0),
        ),
      ),
    )
    .where((eb) => eb.not(eb.exists(bothRight(eb, entry.entryId))));
}

/** Somebody said that the entry of the query and this one are two people: both are right, and the number was given twice. */
const bothRight = (eb: ExpressionBuilder<Tables, 'entry'>, entryId: EntryId) =>
  eb
    .selectFrom('relation')
    .select('relation.id')
    .where('relation.status', '=', 'decided')
    .where('relation.verdict', '=', 'different-people')
    .where((of) =>
      of.or([
        of.and([of('relation.entry_a', '=', entryId), of('relation.entry_b', '=', of.ref('entry.id'))]),
        of.and([of('relation.entry_b', '=', entryId), of('relation.entry_a', '=', of.ref('entry.id'))]),
      ]),
    );
