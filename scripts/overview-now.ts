import type { Overview } from '#schemas/api/overview.ts';
import { figuresNow } from '#server/figures-now.ts';
import { overviewOf } from '#server/overview-of.ts';
import type { Db } from '#store/open.ts';

/** The contractor's overview of every book as of now. */
export async function overviewNow(db: Db): Promise<Overview> {
  const now = new Date();
  return overviewOf(await figuresNow(db, now), now);
}
