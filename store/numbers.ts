import type { Db } from './open.ts';

/** A run of numbers: per issuing body, per kind of paper, per year of issue. */
export interface Series {
  readonly body: string;
  /** After the last slash: `GKS-BS`. */
  readonly series: string;
  readonly year: number;
}

/**
 * The next number of a series, from 1. Its row stays locked until the caller's transaction ends: whoever comes next
 * waits, and a transaction that fails gives its number back. So there is no gap and no double.
 */
export async function takeNumber(tx: Db, { body, series, year }: Series): Promise<number> {
  const row = await tx
    .insertInto('number_series')
    .values({ body, series, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['body', 'series', 'year'])
        .doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}
