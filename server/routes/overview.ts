import type { FastifyInstance } from 'fastify';
import { bookPages, failedRuns, overview, retryRun } from '#schemas/api/overview.ts';
import { edgeTo } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import * as store from '#store/overview.ts';
import { retryFailed } from '#store/outbox.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

export function overviewRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;
  const order = graph.map((edge) => edge.step.name as string);
  const bookStep = graph.find((edge) => edge.does === 'book');
  const steps = { readStep: edgeTo(graph, 'verify-entry').after, ledgerStep: bookStep?.step.name ?? '' };

  serve(app, ports, overview, 'oversee-reading', async () => {
    const now = await store.overview(db, steps, ports.now());
    const inOrder = (a: { step: string }, b: { step: string }) =>
      order.indexOf(a.step) - order.indexOf(b.step);
    return {
      ...now,
      tasks: now.tasks.sort(inOrder),
      books: now.books.map((book) => ({ ...book, steps: book.steps.sort(inOrder) })),
    };
  });

  serve(app, ports, bookPages, 'oversee-reading', async ({ param }) => {
    const bookId = param('bookId');
    return { bookId, pages: await store.bookPages(db, bookId) };
  });

  serve(app, ports, failedRuns, 'oversee-reading', () => store.failedRuns(db, 500));

  serve(app, ports, retryRun, 'oversee-reading', async ({ param }) => {
    const id = param('runId');
    if ((await retryFailed(db, { id })) === 0) throw new ExpectedError('id.not-found', { id });
    return { ok: true } as const;
  });
}
