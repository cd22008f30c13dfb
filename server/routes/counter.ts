import type { FastifyInstance } from 'fastify';
import {
  counterFacts,
  placesOfRecord,
  receiptOf,
  recordLane,
  relationsOfRecord,
} from '#schemas/api/counter.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordId } from '#schemas/ids.ts';
import { recordState } from '#pipeline/record-state.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { entryOfRecord } from '#store/records.ts';
import { counterSettings } from '#store/settings.ts';
import { noteView } from '#store/views.ts';
import { counterFactsAt } from '../counter-facts.ts';
import { placesOf } from '../places-of-record.ts';
import type { ServerPorts } from '../ports.ts';
import { newestReading } from '../present-entry.ts';
import { receiptOfExtract } from '../receipt-of.ts';
import { recordLaneOf } from '../record-lane.ts';
import { relationsOf } from '../relations-of-record.ts';
import { serve } from '../serve.ts';

/** What the counter asks beside the record itself. */
export function counterRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  const known = async (recordId: RecordId) => {
    const entry = await entryOfRecord(store.db, recordId);
    return { entry, state: recordState(await eventsOf(store.db, recordId)) };
  };
  const knownAndRead = async (recordId: RecordId) => {
    const { entry, state } = await known(recordId);
    const read = await newestReading(store.db, entry.entryId);
    if (!read) throw new ExpectedError('id.not-found', { id: recordId });
    return { entry, state, read };
  };

  serve(app, ports, counterFacts, 'request-extract', async () =>
    counterFactsAt(now(), await counterSettings(store.db)),
  );

  serve(app, ports, recordLane, 'read-records', async ({ param }) => {
    const { entry, state } = await known(param('recordId'));
    return recordLaneOf(store.db, entry, state, now());
  });

  serve(app, ports, placesOfRecord, 'read-records', async ({ officer, param }) => {
    const { entry, state, read } = await knownAndRead(param('recordId'));
    await noteView(store.db, officer.id, entry.entryId, now());
    return placesOf(entry, read, state);
  });

  serve(app, ports, relationsOfRecord, 'read-records', async ({ officer, param }) => {
    const { entry, state } = await known(param('recordId'));
    return relationsOf(store.db, officer, entry, state);
  });

  serve(app, ports, receiptOf, 'read-records', async ({ officer, param }) => {
    const extract = await extractById(store.db, param('extractId'));
    await noteView(store.db, officer.id, extract.id, now());
    return receiptOfExtract(store.db, extract);
  });
}
