import { sql } from 'kysely';
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
  const row = await tx
    .insertInto('number_series')
    .values({ body, series, year, last: 1, last_at: at })
    .onConflict((conflict) =>
      conflict.columns(['body', 'series', 'year']).doUpdateSet((eb) => ({
        last: eb('number_series.last', '+', 1),
        last_at: sql<Date>`greatest(number_series.last_at, excluded.last_at)`,
      })),
    )
    .returning(['last', 'last_at'])
    .executeTakeFirstOrThrow();
  const seconds = Math.round(((row.last_at ?? at).getTime() - at.getTime()) / 1000);
  if (seconds > skewSeconds) throw new ExpectedError('clock.wrong', { seconds });
  return row.last;
}
