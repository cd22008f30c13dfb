import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import {
  IssueFilter,
  issueBook,
  issueBookCsvPath,
  issueSeries,
  issueTotals,
} from '#schemas/api/issue-book.ts';
import { vi } from '#schemas/wording/vi.ts';
import { checkSeries, issuePage, issueSums, nextAfter } from '#store/issue-book.ts';
import { issuingOffice } from '#store/settings.ts';
import { noteView } from '#store/views.ts';
import { issueBookCsv } from '../issue-book-csv.ts';
import { issueLines } from '../issue-book-lines.ts';
import { mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { accept, serve } from '../serve.ts';
import { officerOf } from '../session.ts';

export function issueBookRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;

  serve(app, ports, issueBook, 'read-issue-book', async ({ officer, query }) => {
    const page = await issuePage(db, query, officer.scope);
    return { lines: await issueLines(db, page), next: nextAfter(page, query.most) };
  });

  serve(app, ports, issueTotals, 'read-issue-book', ({ officer, query }) =>
    issueSums(db, query, officer.scope),
  );

  serve(app, ports, issueSeries, 'read-issue-book', async ({ officer }) => ({
    office: await issuingOffice(db),
    series: await checkSeries(db, officer.scope),
  }));

  app.get(issueBookCsvPath, async (request, reply) => {
    const officer = await officerOf(ports, request);
    mustBeAllowed(officer, 'read-issue-book');
    const filter = accept(IssueFilter, request.query);
    // Who took the whole book with them is kept, as with every look at a record.
    await noteView(db, officer.id, 'issue-book', ports.now());
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="so-cap-ban-sao.csv"')
      .send(Readable.from(issueBookCsv(db, filter, { bodies: officer.scope, wording: vi })));
  });
}
