import type { FastifyInstance } from 'fastify';
import { suggest } from '#schemas/api/suggest.ts';
import { placeOfEntry, settledAround } from '../book-neighborhood.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';
import { suggestFor } from '../suggest/suggest-for.ts';

export function suggestRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;

  serve(app, ports, suggest, 'suggest', async ({ body }) =>
    suggestFor(body, await placeOfEntry(db, body.entryId), await settledAround(db, body.entryId)),
  );
}
