import { edgeTo } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { type BookFigures, bookFigures } from '#store/book-figures.ts';
import type { Db } from '#store/open.ts';

const steps = {
  readStep: edgeTo(graph, 'verify-entry').after,
  ledgerStep: graph.find((edge) => edge.does === 'book')?.step.name ?? '',
};

const underWay = new WeakMap<Db, Promise<BookFigures[]>>();

/** Every book's figures as of now; who asks while they are being added up gets the same. The graph says what is the last machine step. */
export function figuresNow(db: Db, now: Date): Promise<BookFigures[]> {
  const known = underWay.get(db);
  if (known) return known;
  const figures = bookFigures(db, steps, now).finally(() => underWay.delete(db));
  underWay.set(db, figures);
  return figures;
}
