import type { FastifyInstance } from 'fastify';
import { entryJournal, entryScan } from '#schemas/api/entries.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { entryById } from '#store/records.ts';
import { noteView } from '#store/views.ts';
import type { ServerPorts } from '../ports.ts';
import { newestReading } from '../present-entry.ts';
import { presentJournal } from '../present-journal.ts';
import { serve } from '../serve.ts';

/** Entries that one has no task of: what they look like, and what happened to them. */
export function entryRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  serve(app, ports, entryScan, 'see-entries', async ({ officer, param }) => {
    const entry = await entryById(store.db, param('entryId'));
    const read = await newestReading(store.db, entry.entryId);
    if (!read) throw new ExpectedError('id.not-found', { id: entry.entryId });
    await noteView(store.db, officer.id, entry.entryId, now());
    return {
      entryId: entry.entryId,
      kind: entry.kind,
      status: entry.status,
      bookTitle: entry.bookTitle,
      fileName: entry.fileName,
      pageNumber: entry.pageNumber,
      ordinal: read.ordinal + 1,
      names: [...entry.names],
      entryNo: entry.hit.entryNo,
      gray: read.gray,
      scan: read.scan,
      box: read.box,
      boxes: Object.fromEntries(
        Object.entries(read.fields).flatMap(([key, field]) => (field?.box ? [[key, field.box]] : [])),
      ),
    };
  });

  serve(app, ports, entryJournal, 'read-journals', async ({ param }) =>
    presentJournal(store.db, await entryById(store.db, param('entryId'))),
  );
}
