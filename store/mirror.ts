import { sql } from 'kysely';
import type { Mirror } from '#schemas/api/mirror.ts';
import type { BookId, EntryId, OfficerId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Keying } from '#schemas/steps.ts';
import type { Db } from './open.ts';

export interface KeyedField {
  readonly officerId: OfficerId;
  readonly bookId: BookId;
  readonly entryId: EntryId;
  readonly field: FieldKey;
  readonly step: Keying['step'];
  readonly at: string;
  readonly critical: boolean;
  readonly isHard: boolean;
  readonly agreed: boolean | null;
  readonly confusions: readonly (readonly [keyed: string, stood: string])[];
}

/** The same keying again changes nothing. */
export async function keepKeyedFields(tx: Db, rows: readonly KeyedField[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('keyed_field')
    .values(
      rows.map((row) => ({
        officer_id: row.officerId,
        book_id: row.bookId,
        entry_id: row.entryId,
        field: row.field,
        step: row.step,
        at: row.at,
        critical: row.critical,
        is_hard: row.isHard,
        agreed: row.agreed,
        confusions: JSON.stringify(row.confusions),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Days that a mirror shows. */
const days = 30;
/** A longer pause between two decisions was no work. */
const pauseMinutes = 5;

/** One person's own work: by day of Việt Nam, and of the last 30 days how it agreed with what was settled. */
export async function workByDay(db: Db, officerId: OfficerId, now: Date): Promise<Mirror['days']> {
  const { rows } = await sql<Mirror['days'][number]>`
    select to_char(done_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, count(*)::int as entries,
      sum(fields)::int as fields,
      round(coalesce(sum(gap) filter (where gap <= ${pauseMinutes}), 0)::numeric, 1)::float8 as minutes
    from (
      select done_at, fields, extract(epoch from done_at - lag(done_at) over (order by done_at)) / 60 as gap
      from task where done_by = ${officerId} and done_at > ${since(now)}
        and step in ('verify-entry', 'verify-entry-blind', 'arbitrate-entry')
    ) work
    group by day order by day`.execute(db);
  return rows;
}

const since = (now: Date): Date => new Date(now.getTime() - days * 86_400_000);

/** Of the fields somebody else looked at too. */
export async function agreementOf(db: Db, officerId: OfficerId, now: Date): Promise<Mirror['agreement']> {
  const share = (which: ReturnType<typeof sql>) => sql`jsonb_build_object(
    'right', count(*) filter (where agreed and ${which}), 'of', count(agreed) filter (where ${which}))`;
  const { rows } = await sql<Mirror['agreement']>`
    select ${share(sql`true`)} as all, ${share(sql`critical`)} as critical, ${share(sql`is_hard`)} as hard
    from keyed_field where officer_id = ${officerId} and at > ${since(now)}`.execute(db);
  const none = { right: 0, of: 0 };
  return rows[0] ?? { all: none, critical: none, hard: none };
}

/** What was put for what, as `compare-keyings.ts` found it, the most frequent first. */
export async function confusionsOf(db: Db, officerId: OfficerId, now: Date): Promise<Mirror['confusions']> {
  const { rows } = await sql<Mirror['confusions'][number]>`
    select pair ->> 0 as keyed, pair ->> 1 as stood, count(*)::int as times
    from keyed_field, jsonb_array_elements(confusions) pair
    where officer_id = ${officerId} and at > ${since(now)} and agreed = false
    group by 1, 2 order by times desc, keyed, stood`.execute(db);
  return rows;
}

/** Enough of hard fields that somebody else looked at, and hardly one wrong. */
const hardEnough = { fields: 50, right: 0.97 };

export const getsHard = (hard: Mirror['agreement']['hard']): boolean =>
  hard.of >= hardEnough.fields && hard.right >= hardEnough.right * hard.of;

const remembered = new WeakMap<object, Map<OfficerId, { isHard: boolean; until: number }>>();
const rememberedMs = 60_000;

/** Whether hard handwriting is given to this person first. Looked up at most once a minute. */
export async function prefersHard(db: Db, officerId: OfficerId, now: Date): Promise<boolean> {
  const known = remembered.get(db) ?? new Map<OfficerId, { isHard: boolean; until: number }>();
  remembered.set(db, known);
  const last = known.get(officerId);
  if (last && last.until > now.getTime()) return last.isHard;
  const { hard } = await agreementOf(db, officerId, now);
  known.set(officerId, { isHard: getsHard(hard), until: now.getTime() + rememberedMs });
  return getsHard(hard);
}
