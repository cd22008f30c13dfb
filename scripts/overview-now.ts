import type { Overview } from '#schemas/api/overview.ts';
import { graph } from '#pipeline/graph.ts';
import type { Db } from '#store/open.ts';
import { overview } from '#store/overview.ts';

/** The contractor's overview as of now; the graph says which machine step is the last before people. */
export async function overviewNow(db: Db): Promise<Overview> {
  const people = graph.find((edge) => edge.does === 'human');
  const book = graph.find((edge) => edge.does === 'book');
  const order = graph.map((edge) => edge.step.name);
  const seen = await overview(
    db,
    { readStep: people?.after ?? '', ledgerStep: book?.step.name ?? '' },
    new Date(),
  );
  const inOrder = (steps: Overview['books'][number]['steps']) =>
    [...steps].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
  return { ...seen, books: seen.books.map((one) => ({ ...one, steps: inOrder(one.steps) })) };
}
