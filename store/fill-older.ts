import { type QueryExecutorProvider, sql } from 'kysely';
import { fold } from '#schemas/fold.ts';
import type { Db } from './open.ts';

/**
 * What migrations make of older rows, for rows that came from a backup of an older program: places in the issue book,
 * rights to sign, names papers are found by, the feed's order. Done again it changes nothing.
 */
export async function fillOlder(tx: Db): Promise<void> {
  await sql`
    update extract set
      body = authorized #>> '{issuingBody,name}',
      series = split_part(number, '/', 3),
      year = split_part(number, '/', 2)::integer,
      sequence = split_part(number, '/', 1)::integer,
      issued_on = (authorized ->> 'issuedOn')::date,
      sealed_at = (sealed ->> 'sealedAt')::timestamptz,
      pdf = sealed ->> 'pdf',
      level = sealed ->> 'level'
    where number is not null and sequence is null`.execute(tx);
  await sql`
    insert into delegation (id, officer_id, capacity, lines, starts_on)
    select 'delegation_' || substr(id, 9),
      id,
      coalesce(substring(capacity_lines ->> 0 from '^(TM\\.|KT\\.|Q\\.|TL\\.|TUQ\\.)'), 'TM.'),
      capacity_lines,
      date '2000-01-01'
    from officer where jsonb_array_length(capacity_lines) > 0
      and not exists (select from delegation where officer_id = officer.id)
    on conflict do nothing`.execute(tx);
  await sql`
    update outbox set state = 'done', settled_at = now() where step = 'seal-extract' and state <> 'done'`.execute(
    tx,
  );
  await fillFindFold(tx);
  // Rows of a table come back in any order; a feed that nobody has read yet is put in the order in which it happened.
  await sql`
    with unread as (
      delete from feed where not exists (select from feed where place is not null) returning record_id, seq, kind
    )
    insert into feed (record_id, seq, kind)
    select record_id, seq, unread.kind from unread join event using (record_id, seq)
    order by max(at) over (partition by record_id order by seq), record_id, seq`.execute(tx);
}

/** Papers of before are found by name in the issue book, too. */
export async function fillFindFold(tx: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ id: string; words: string }>`
    select extract.id, concat_ws(' ', request #>> '{requester,name}', array_to_string(entry.names, ' ')) as words
    from extract left join entry using (record_id) where find_fold = ''`.execute(tx);
  for (const { id, words } of rows)
    await sql`update extract set find_fold = ${fold(words)} where id = ${id}`.execute(tx);
}
