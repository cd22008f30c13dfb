import { type RawBuilder, sql } from 'kysely';
import { ExpectedError } from '#schemas/errors.ts';
import type { Db } from './open.ts';

/** A run of numbers: per issuing body, per kind of paper, per year of issue. */
export interface Series {
  readonly body: string;
  /** After the last slash: `GKS-BS`; `BL` for receipts. */
  readonly series: string;
  readonly year: number;
}

/** Clocks of two server processes may differ by this much. */
const skewSeconds = 60;

/**
 * The next number of a series, from 1. Its row stays locked until the caller's transaction ends: whoever comes next
 * waits, and a transaction that fails gives its number back. So there is no gap and no double.
 * Throws `clock.wrong` when the number before was given later than `at`.
 */
export async function takeNumber(tx: Db, { body, series, year }: Series, at: Date): Promise<number> {
  const first = sql`values (${body}, ${series}, ${year}::integer, 1, ${at}::timestamptz)`;
  const { rows } = await nextNumber(first).execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a series without a number');
  mustNotRunBackwards(row.last_at, at);
  return row.last;
}

/** The statement that takes a number, to be a part of another. `first`: body, series, year, 1, moment; no row takes none. */
export const nextNumber = (first: RawBuilder<unknown>) => sql<{ last: number; last_at: Date | null }>`
  insert into number_series (body, series, year, last, last_at) ${first}
  on conflict (body, series, year) do update
    set last = number_series.last + 1, last_at = greatest(number_series.last_at, excluded.last_at)
  returning last, last_at`;

/** Throws `clock.wrong` when `last`, the moment of a series' last number, is later than `at`. */
export function mustNotRunBackwards(last: Date | null, at: Date): void {
  const seconds = Math.round(((last ?? at).getTime() - at.getTime()) / 1000);
  if (seconds > skewSeconds) throw new ExpectedError('clock.wrong', { seconds });
}
