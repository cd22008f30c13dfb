import { type Kysely, sql } from 'kysely';

const columns = [
  ...['entry_id', 'role', 'name_fold', 'surname_fold', 'given_fold', 'spelled', 'subject_given'],
  ...['event_year', 'registered_year'],
].join(', ');

/**
 * What looking for a name reads stands in the index itself: people of one name and year lie side by side there. And nobody
 * looks for a birth by the years its parents were born in. Half a million records are written anew in less time than changed.
 */
const statements: readonly string[] = [
  `create temporary table kept_name on commit drop as
    select ${columns}, case when entry.kind <> 'birth' then born_year end as born_year
    from entry_name join (select id, kind from entry) entry on entry.id = entry_id`,
  `drop index entry_name_whole`,
  `drop index entry_name_given`,
  `drop index entry_name_surname`,
  `drop index entry_name_couple`,
  `alter table entry_name drop constraint entry_name_pkey, drop constraint entry_name_entry_id_fkey`,
  `truncate entry_name`,
  `insert into entry_name (${columns}, born_year) select ${columns}, born_year from kept_name`,
  `alter table entry_name add primary key (entry_id, role),
    add foreign key (entry_id) references entry on delete cascade`,
  `create index entry_name_whole on entry_name (name_fold, event_year, registered_year, born_year)
    include (entry_id, role, spelled, subject_given)`,
  `create index entry_name_given on entry_name (given_fold, event_year)`,
  `create index entry_name_surname on entry_name (surname_fold, given_fold, event_year)
    include (entry_id, role, name_fold)`,
  `create index entry_name_couple on entry_name (subject_given, given_fold, event_year, registered_year)
    include (entry_id, name_fold) where role > 0`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
