import type { FastifyInstance } from 'fastify';
import { hurryEntry, recordOf, registerBodies, searchRecords } from '#schemas/api/records.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { templatesFor } from '#pipeline/certify/templates.ts';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { extractsOf } from '#store/extracts.ts';
import { entryById, entryOfRecord } from '#store/records.ts';
import { booksInScope } from '#store/scope.ts';
import { booksOfBody, countBodies } from '#store/search-bodies.ts';
import { hurriedAt, noteHurry } from '#store/hurry.ts';
import { hurrySubject, openTasksOf } from '#store/tasks.ts';
import { findRecords } from '../find-records.ts';
import type { ServerPorts } from '../ports.ts';
import { newestReading, presentEntry } from '../present-entry.ts';
import { presentExtracts } from '../present-extract.ts';
import { presentJournal } from '../present-journal.ts';
import { serve } from '../serve.ts';
import { showEntry } from '../show-entry.ts';
import { whyNotIssue } from '../why-not-issue.ts';

export function recordRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  serve(app, ports, searchRecords, 'find-records', async ({ officer, query }) => {
    const startedAt = performance.now();
    const { body, ...asked } = query;
    const scope = await booksInScope(store.db, officer);
    const books = body ? await booksOfBody(store.db, body, scope) : scope;
    const hits = await findRecords(store, { ...asked, books });
    return { hits, tookMs: Math.round((performance.now() - startedAt) * 10) / 10 };
  });

  serve(app, ports, registerBodies, 'find-records', async ({ officer }) => [
    ...(await countBodies(store.db, officer.scope.length === 0 ? null : officer.scope)),
  ]);

  serve(app, ports, recordOf, 'find-records', async ({ officer, param }) => {
    const entry = await entryOfRecord(store.db, param('recordId'));
    const read = await newestReading(store.db, entry.entryId);
    if (!read) throw new ExpectedError('id.not-found', { id: entry.recordId });
    const state = recordState(await eventsOf(store.db, entry.recordId));
    const { fields, version, corrections } = state;
    return {
      hit: entry.hit,
      entry: await showEntry(
        ports,
        officer,
        await presentEntry(store.db, ports.forms, { read, place: entry }, { verified: fields }),
      ),
      journal: await presentJournal(store.db, entry),
      extracts: await presentExtracts(store.db, await extractsOf(store.db, entry.recordId)),
      version,
      cannotIssue: await whyNotIssue(store.db, entry, state),
      templates: templatesFor(entry.kind, localDay(now())).map(({ id, title }) => ({ id, title })),
      corrections: corrections.map(({ at, note, keys }) => ({ at, note, keys })),
      hurriedAt: (await hurriedAt(store.db, entry.entryId))?.toISOString() ?? null,
      openTasks: [...(await openTasksOf(store.db, entry.entryId, now()))],
    };
  });

  serve(app, ports, hurryEntry, 'read-records', async ({ officer, param }) => {
    const { entryId } = await entryById(store.db, param('entryId'));
    await noteHurry(store.db, entryId, officer.id, now());
    return { moved: await hurrySubject(store.db, entryId) };
  });
}
