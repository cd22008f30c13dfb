import type { FastifyInstance } from 'fastify';
import { bookPages, failedRuns, overview, retryRun } from '#schemas/api/overview.ts';
import { ExpectedError } from '#schemas/errors.ts';
import * as pages from '#store/book-pages.ts';
import * as runs from '#store/failed-runs.ts';
import { retryFailed } from '#store/outbox.ts';
import { booksInScope } from '#store/scope.ts';
import { figuresNow } from '../figures-now.ts';
import { inScope } from '../in-scope.ts';
import { overviewOf } from '../overview-of.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

export function overviewRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;

  serve(app, ports, overview, 'see-progress', async ({ officer }) =>
    overviewOf(inScope(officer, await figuresNow(db, ports.now())), ports.now()),
  );

  serve(app, ports, bookPages, 'see-progress', async ({ param }) => {
    const bookId = param('bookId');
    return { bookId, pages: await pages.bookPages(db, bookId) };
  });

  serve(app, ports, failedRuns, 'oversee-reading', async ({ officer }) =>
    runs.failedRuns(db, await booksInScope(db, officer), 500),
  );

  serve(app, ports, retryRun, 'oversee-reading', async ({ param }) => {
    const id = param('runId');
    if ((await retryFailed(db, { id })) === 0) throw new ExpectedError('id.not-found', { id });
    return { ok: true } as const;
  });
}
