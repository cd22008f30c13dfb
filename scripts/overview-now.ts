import type { Overview } from '#schemas/api/overview.ts';
import { graph } from '#pipeline/graph.ts';
import type { Db } from '#store/open.ts';
import { overview } from '#store/overview.ts';

/** The contractor's overview as of now; the graph says which machine step is the last before people. */
export function overviewNow(db: Db): Promise<Overview> {
  const people = graph.find((edge) => edge.does === 'human');
  const book = graph.find((edge) => edge.does === 'book');
  return overview(db, { readStep: people?.after ?? '', ledgerStep: book?.step.name ?? '' }, new Date());
}
