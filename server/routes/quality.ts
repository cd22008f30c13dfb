import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import * as api from '#schemas/api/quality.ts';
import { BookId } from '#schemas/ids.ts';
import { setPolicyOfBook } from '#store/policies.ts';
import { approveBook } from '../approve-book.ts';
import { drawBook } from '../draw-book.ts';
import { mustBeInScope } from '../in-scope.ts';
import { mustBeAllowed } from '../may.ts';
import { minutePdf } from '../minute-pdf.ts';
import type { ServerPorts } from '../ports.ts';
import { presentQuality } from '../present-quality.ts';
import { accept, serve } from '../serve.ts';
import { officerOf } from '../session.ts';

const Round = z.coerce.number().int().positive().max(1000);

/** The proof of a book: its estimate, its samples, its acceptance. */
export function qualityRoutes(app: FastifyInstance, ports: ServerPorts): void {
  serve(app, ports, api.bookQuality, 'see-quality', ({ officer, param }) =>
    presentQuality(ports, param('bookId'), officer.id),
  );

  serve(app, ports, api.drawSample, 'judge-book', async ({ officer, param }) => {
    await drawBook(ports, officer, param('bookId'));
    return presentQuality(ports, param('bookId'), officer.id);
  });

  serve(app, ports, api.choosePolicy, 'judge-book', async ({ officer, param, body }) => {
    const { id } = ports.policies.byId(body.policyId);
    await setPolicyOfBook(ports.store.db, param('bookId'), id);
    return presentQuality(ports, param('bookId'), officer.id);
  });

  serve(app, ports, api.approveBook, 'approve-entry', ({ officer, param }) =>
    approveBook(ports, officer, param('bookId')),
  );

  app.get<{ Params: { bookId: string; round: string } }>(
    '/api/books/:bookId/minutes/:round/pdf',
    async (request, reply) => {
      const officer = await officerOf(ports, request);
      mustBeAllowed(officer, 'see-quality');
      const bookId = accept(BookId, request.params.bookId, 'bookId');
      await mustBeInScope(ports.store.db, officer, { bookId });
      const { bytes, name } = await minutePdf(ports, bookId, accept(Round, request.params.round, 'round'));
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${name}"`)
        .send(bytes);
    },
  );
}
