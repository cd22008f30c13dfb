import { sql } from 'kysely';
import { z } from 'zod';
import { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { entrySummary, foldedPlaces, nameKeys } from './entry-summary.ts';
import type { Db, Store } from './open.ts';

const Unfilled = z.object({
  id: z.string(),
  kind: RecordKind,
  /** What people settled, then what was understood of it. */
  values: z.partialRecord(FieldKey, z.string().nullable()),
});

/** Entries a step; each step is a transaction of its own, so that what was stopped goes on where it was. */
const atOnce = 1000;
/** From here on Postgres is told at once what is in the tables, and what the old rows left is swept up. */
const many = 10_000;

/**
 * Makes entries findable that an older program wrote, or that came from its backup. Several processes may do it at once;
 * done again it finds nothing to do. Returns how many were filled.
 */
export async function fillSearch(store: Store): Promise<number> {
  let filled = 0;
  for (let after: string | null = ''; after !== null; ) {
    const step: Step = await store.db.transaction().execute((tx) => fillSome(tx, after ?? ''));
    filled += step.filled;
    after = step.last;
  }
  if (filled >= many) await sql`vacuum (analyze) entry, entry_name`.execute(store.db);
  return filled;
}

interface Step {
  readonly filled: number;
  /** Null: there were no more. */
  readonly last: string | null;
}

/** The next entries by id. */
async function fillSome(tx: Db, after: string): Promise<Step> {
  const { rows } = await sql`
    select entry.id, entry.kind,
      coalesce((
        select jsonb_object_agg(field.key, field.value ->> 'written')
        from jsonb_each((
          select event.body -> 'fields' from event
          where event.record_id = entry.record_id and event.kind = 'entry-verified'
            and entry.status <> 'unverified'
          order by event.seq desc limit 1
        )) field
      ), '{}') || coalesce(entry.comparable -> 'values', '{}') as values
    from entry where found_by is null and id > ${after}
    order by id limit ${atOnce} for update of entry skip locked`.execute(tx);
  if (rows.length === 0) return { filled: 0, last: null };
  const entries = rows.map((row) => {
    const { id, kind, values } = Unfilled.parse(row);
    return { id, kind, summary: entrySummary(kind, values) };
  });
  const found = entries.map(({ id, summary: { foundBy } }) => ({
    id,
    found_by: foundBy,
    place_fold: foldedPlaces(foundBy.places),
    paper_numbers: foundBy.papers,
  }));
  await sql`
    update entry set found_by = one.found_by, place_fold = one.place_fold, paper_numbers = one.paper_numbers
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as one (id text, found_by jsonb, place_fold text, paper_numbers text[])
    where entry.id = one.id`.execute(tx);
  const names = entries.flatMap(({ id, kind, summary }) =>
    nameKeys(kind, summary).map((keys) => ({ entry_id: id, ...keys })),
  );
  await tx
    .deleteFrom('entry_name')
    .where(
      'entry_id',
      'in',
      entries.map(({ id }) => id),
    )
    .execute();
  await sql`
    insert into entry_name
      (entry_id, role, name_fold, surname_fold, given_fold, spelled, subject_given, event_year, registered_year, born_year)
    select entry_id, role, name_fold, surname_fold, given_fold, spelled, subject_given, event_year, registered_year, born_year
    from jsonb_populate_recordset(null::entry_name, ${JSON.stringify(names)}::jsonb)`.execute(tx);
  return { filled: entries.length, last: entries.at(-1)?.id ?? null };
}
