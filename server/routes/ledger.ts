import type { FastifyInstance } from 'fastify';
import * as api from '#schemas/api/ledger.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { BookId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { addClosing } from '#store/book-closings.ts';
import { takeBackMarks } from '#store/ledger-marks.ts';
import { entryById } from '#store/records.ts';
import { noteView } from '#store/views.ts';
import { inScope, mustBeInScope } from '../in-scope.ts';
import { ledgerPdf } from '../ledger-pdf.ts';
import { markGap, undoGapMark } from '../mark-gap.ts';
import { markNumbers } from '../mark-numbers.ts';
import { may, mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { newestReading } from '../present-entry.ts';
import { presentLedger } from '../present-ledger.ts';
import { seriesNow } from '../series-now.ts';
import { accept, serve } from '../serve.ts';
import { officerOf } from '../session.ts';
import { spansNow } from '../spans-now.ts';

/** Which numbers books have, what is missing and why, and the paper that says so. */
export function ledgerRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;
  const shown = async (officer: Officer, bookId: BookId) => ({
    ...(await presentLedger(store.db, bookId, now())).ledger,
    mayExplain: may(officer, 'explain-ledgers'),
  });

  const listed = async (officer: Officer): Promise<api.SeriesList> => {
    const { series } = await seriesNow(store.db, inScope(officer, await spansNow(store.db, now())));
    return { series: [...series], mayExplain: may(officer, 'explain-ledgers') };
  };

  serve(app, ports, api.bookSeries, 'see-ledgers', ({ officer }) => listed(officer));

  serve(app, ports, api.markGap, 'explain-ledgers', async ({ officer, param, body }) => {
    await markGap(ports, officer, { bookId: param('bookId'), ...body });
    return listed(officer);
  });

  serve(app, ports, api.undoGapMark, 'explain-ledgers', async ({ officer, param, body }) => {
    await undoGapMark(ports, officer, { bookId: param('bookId'), ...body });
    return listed(officer);
  });

  serve(app, ports, api.bookLedger, 'see-ledgers', ({ officer, param }) => shown(officer, param('bookId')));

  serve(app, ports, api.entryPlace, 'see-ledgers', async ({ officer, param }) => {
    const entryId = param('entryId');
    const { bookId } = await entryById(store.db, entryId);
    const read = await newestReading(store.db, entryId);
    if (bookId !== param('bookId') || !read) throw new ExpectedError('id.not-found', { id: entryId });
    await noteView(store.db, officer.id, entryId, now());
    return { entryId, gray: read.gray, scan: read.scan, box: read.box };
  });

  serve(app, ports, api.markNumbers, 'explain-ledgers', async ({ officer, param, body }) => {
    await markNumbers(ports, officer, { bookId: param('bookId'), ...body });
    return shown(officer, param('bookId'));
  });

  serve(app, ports, api.undoMarks, 'explain-ledgers', async ({ officer, param, body }) => {
    const bookId = param('bookId');
    await takeBackMarks(store.db, { bookId, ...body }, officer.id, now());
    return shown(officer, bookId);
  });

  serve(app, ports, api.keepClosing, 'explain-ledgers', async ({ officer, param, body }) => {
    await addClosing(store.db, param('bookId'), body, officer.id, now());
    return shown(officer, param('bookId'));
  });

  app.get<{ Params: { bookId: string } }>('/api/books/:bookId/ledger/pdf', async (request, reply) => {
    const officer = await officerOf(ports, request);
    mustBeAllowed(officer, 'see-ledgers');
    const bookId = accept(BookId, request.params.bookId, 'bookId');
    await mustBeInScope(store.db, officer, { bookId });
    const { bytes, name } = await ledgerPdf(ports, bookId);
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${name}"`)
      .send(bytes);
  });
}
