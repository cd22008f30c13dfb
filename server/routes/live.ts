import type { FastifyInstance } from 'fastify';
import { livePath } from '#schemas/api/live.ts';
import { openLive } from '../live.ts';
import { mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { listeningOfficer } from '../session.ts';
import { ExpectedError } from '#schemas/errors.ts';

/** What changes while one looks, as server-sent events; ends with the session and with the server. */
export function liveRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const live = openLive(ports);
  app.addHook('preClose', async () => live.close());

  app.get(livePath, async (request, reply) => {
    const whoNow = () => listeningOfficer(ports, request);
    const officer = await whoNow();
    if (!officer) throw new ExpectedError('session.none');
    mustBeAllowed(officer, 'do-own-work');
    return (
      reply
        .type('text/event-stream; charset=utf-8')
        // A proxy that gathers what it passes on would hold every event back.
        .header('x-accel-buffering', 'no')
        .send(live.listen(whoNow))
    );
  });
}
