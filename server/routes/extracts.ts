import type { FastifyInstance } from 'fastify';
import {
  extractOf,
  extractPreview,
  recentExtracts,
  requestExtract,
  voidExtract,
} from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { ExtractId } from '#schemas/ids.ts';
import { extractById, keepVoided, recentExtracts as newestExtracts, sealedPaperOf } from '#store/extracts.ts';
import { booksInScope } from '#store/scope.ts';
import { oftenAsked } from '#store/together.ts';
import { noteView } from '#store/views.ts';
import { mustBeInScope } from '../in-scope.ts';
import { mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { preview } from '../preview-extract.ts';
import { presentExtract, presentExtracts } from '../present-extract.ts';
import { requestExtract as ask } from '../request-extract.ts';
import { accept, serve } from '../serve.ts';
import { officerOf } from '../session.ts';

export function extractRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, blobs, now } = ports;

  serve(app, ports, requestExtract, 'request-extract', async ({ officer, param, body }) =>
    presentExtract(store.db, await ask(ports, officer, param('recordId'), body)),
  );

  serve(app, ports, extractOf, 'read-records', async ({ officer, param }) => {
    const extract = await extractById(store.db, param('extractId'));
    await noteView(store.db, officer.id, extract.id, now());
    return presentExtract(store.db, extract);
  });

  serve(app, ports, voidExtract, 'void-extract', async ({ officer, param, body }) => {
    const { id, recordId, number } = await extractById(store.db, param('extractId'));
    const facts = { id, recordId, number, reason: body.reason, by: officer.id, at: now() };
    if (!(await keepVoided(store.db, { ...facts, from: ['sealed'] })))
      throw new ExpectedError('extract.not-sealed', { number: number ?? '' });
    return presentExtract(store.db, await extractById(store.db, id));
  });

  serve(app, ports, extractPreview, 'read-records', ({ officer, param }) =>
    preview(ports, officer, param('extractId')),
  );

  serve(app, ports, recentExtracts, 'read-records', async ({ officer }) => {
    const books = await booksInScope(store.db, officer);
    return presentExtracts(store.db, await newestExtracts(store.db, books, 100));
  });

  app.get<{ Params: { extractId: string } }>('/api/extracts/:extractId/pdf', async (request, reply) => {
    const officer = await officerOf(ports, request);
    mustBeAllowed(officer, 'read-records');
    const id = accept(ExtractId, request.params.extractId, 'extractId');
    await mustBeInScope(store.db, officer, { extractId: id });
    const paper = await oftenAsked(store.db, (db) => sealedPaperOf(db, id));
    if (!paper) throw new ExpectedError('extract.not-sealed', { id: (await extractById(store.db, id)).id });
    const noted = oftenAsked(store.db, (db) => noteView(db, officer.id, id, now()));
    const [pdf] = await Promise.all([blobs.get(paper.pdf), noted]);
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${paper.number.replace(/[^\w]+/g, '-')}.pdf"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(pdf));
  });
}
