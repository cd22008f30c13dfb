import type { FastifyInstance } from 'fastify';
import * as api from '#schemas/api/office.ts';
import { noteAbsence, noteReturn } from '../office-absences.ts';
import { giveDelegation, takeBackDelegation } from '../office-delegations.ts';
import { changeCounter, changeOffice, printedHeader } from '../office-settings.ts';
import { officeViewOf } from '../office-view.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

const done = { ok: true } as const;

/** The office: who may sign, who is away, what is printed and what it costs. */
export function officeRoutes(app: FastifyInstance, ports: ServerPorts): void {
  serve(app, ports, api.officeView, 'manage-office', () => officeViewOf(ports));

  serve(app, ports, api.officeHeader, 'manage-office', async ({ body }) => printedHeader(body, ports.now()));

  serve(app, ports, api.setOffice, 'manage-office', async ({ officer, body }) => {
    await changeOffice(ports, officer, body);
    return done;
  });

  serve(app, ports, api.setCounter, 'manage-office', async ({ officer, body }) => {
    await changeCounter(ports, officer, body);
    return done;
  });

  serve(app, ports, api.addDelegation, 'manage-office', ({ officer, body }) =>
    giveDelegation(ports, officer, body),
  );

  serve(app, ports, api.revokeDelegation, 'manage-office', async ({ officer, body }) => {
    await takeBackDelegation(ports, officer, body);
    return done;
  });

  serve(app, ports, api.addAbsence, 'note-absence', ({ officer, body }) => noteAbsence(ports, officer, body));

  serve(app, ports, api.endAbsence, 'note-absence', async ({ officer, body }) => {
    await noteReturn(ports, officer, body.id);
    return done;
  });
}
