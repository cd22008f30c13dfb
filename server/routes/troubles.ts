import type { FastifyInstance } from 'fastify';
import { reportTrouble, settleTrouble, troubles } from '#schemas/api/troubles.ts';
import { booksInScope } from '#store/scope.ts';
import { placedTroubles } from '#store/troubles.ts';
import type { ServerPorts } from '../ports.ts';
import { presentTroubles } from '../present-troubles.ts';
import { reportTrouble as report } from '../report-trouble.ts';
import { serve } from '../serve.ts';
import { settleTrouble as settle } from '../settle-trouble.ts';

/** Vướng mắc: reported by who keys, seen and settled by who can get a better scan or read a harder hand. */
export function troubleRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store } = ports;
  const done = { ok: true } as const;

  serve(app, ports, reportTrouble, 'report-trouble', async ({ officer, param, body }) => {
    await report(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, troubles, 'settle-troubles', async ({ officer }) =>
    presentTroubles(store.db, await placedTroubles(store.db, await booksInScope(store.db, officer))),
  );

  serve(app, ports, settleTrouble, 'settle-troubles', async ({ officer, param, body }) => {
    await settle(ports, officer, param('troubleId'), body);
    return done;
  });
}
