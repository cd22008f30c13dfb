import type { FastifyInstance } from 'fastify';
import * as api from '#schemas/api/page-facts.ts';
import { ownPageFacts, tellPageFacts } from '#store/page-facts.ts';
import { entryById } from '#store/records.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

/** What people see on the paper that is no field: the printed page number, an entry crossed out. */
export function pageFactRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  serve(app, ports, api.ownPageFacts, 'tell-page-facts', ({ officer, param }) =>
    ownPageFacts(store.db, param('entryId'), officer.id),
  );

  serve(app, ports, api.tellPageFacts, 'tell-page-facts', async ({ officer, param, body }) => {
    const { entryId } = await entryById(store.db, param('entryId'));
    await store.db.transaction().execute((tx) => tellPageFacts(tx, entryId, body, officer.id, now()));
    return ownPageFacts(store.db, entryId, officer.id);
  });
}
