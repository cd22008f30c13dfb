import { type Kysely, sql } from 'kysely';

/** What is added here is filled by `fillSearch`, in steps, for entries whose `found_by` is null. */
const statements: readonly string[] = [
  `alter table entry add column found_by jsonb, add column place_fold text not null default '',
    add column paper_numbers text[] not null default '{}'`,
  `create index entry_not_findable on entry (id) where found_by is null`,
  `create index entry_by_paper on entry using gin (paper_numbers) where paper_numbers <> '{}'`,
  `create index entry_by_event_date on entry (event_date)`,
  `create index entry_by_registration_date on entry (registration_date)`,
  // Beginnings of words are looked for in ranges, which must be those of the letters' codes.
  `alter table entry_name
    alter column name_fold type text collate "C",
    alter column surname_fold type text collate "C",
    alter column given_fold type text collate "C",
    add column spelled text not null default '',
    add column subject_given text collate "C" not null default '',
    add column registered_year integer,
    add column born_year integer`,
  `drop index entry_name_given`,
  `drop index entry_name_surname`,
  // Near spellings are words of the names that are here, so nothing looks for trigrams any more.
  `drop index entry_name_trigram`,
  // Every year somebody may mean stands in the index, so that rows of other years are never read.
  `create index entry_name_whole on entry_name (name_fold, event_year, registered_year, born_year)`,
  `create index entry_name_given on entry_name (given_fold, event_year)`,
  `create index entry_name_surname on entry_name (surname_fold, given_fold, event_year)`,
  `create index entry_name_couple on entry_name (subject_given, given_fold, event_year, registered_year) where role > 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
