import type { FastifyInstance } from 'fastify';
import {
  claimTask,
  decideApprove,
  decideArbitrate,
  decideAuthorize,
  decideVerify,
  decideVerifyBlind,
  releaseTask,
  renewTask,
  saveDrafts,
  taskCounts,
} from '#schemas/api/tasks.ts';
import { HumanStep } from '#schemas/task.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import * as claiming from '#store/claim-task.ts';
import { keepDrafts } from '#store/drafts.ts';
import { prefersHard } from '#store/mirror.ts';
import { booksInScope } from '#store/scope.ts';
import * as tasks from '#store/tasks.ts';
import { approveTask } from '../approve-task.ts';
import { authorizeTask } from '../authorize-task.ts';
import { arbitrateTask, verifyBlindTask, verifyTask } from '../key-tasks.ts';
import { may, mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { presentExtract } from '../present-extract.ts';
import { presentTask } from '../present-task.ts';
import { serve } from '../serve.ts';

export function taskRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;
  const done = { ok: true } as const;

  serve(app, ports, taskCounts, 'do-own-work', async ({ officer }) => {
    const steps = HumanStep.options.filter((step) => may(officer, step));
    const dayStart = new Date(`${localDay(now())}T00:00:00+07:00`);
    const books = await booksInScope(store.db, officer);
    return tasks.countTasks(store.db, steps, { officerId: officer.id, books, now: now(), dayStart });
  });

  serve(app, ports, claimTask, 'do-own-work', async ({ officer, body }) => {
    mustBeAllowed(officer, body.step);
    const claimed = await claiming.claimTask(store.db, {
      ...body,
      officerId: officer.id,
      books: await booksInScope(store.db, officer),
      prefersHard: await prefersHard(store.db, officer.id, now()),
      now: now(),
    });
    return claimed && presentTask(ports, claimed, officer);
  });

  serve(app, ports, renewTask, 'do-own-work', ({ officer, param }) =>
    tasks.renewTask(store.db, param('taskId'), officer.id, now()),
  );

  serve(app, ports, releaseTask, 'do-own-work', async ({ officer, param }) => {
    await tasks.releaseTask(store.db, param('taskId'), officer.id);
    return done;
  });

  serve(app, ports, saveDrafts, 'do-own-work', async ({ officer, param, body }) => {
    const { fields } = body;
    await keepDrafts(store.db, { taskId: param('taskId'), officerId: officer.id, fields, now: now() });
    return done;
  });

  serve(app, ports, decideVerify, 'verify-entry', async ({ officer, param, body }) => {
    await verifyTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideVerifyBlind, 'verify-entry-blind', async ({ officer, param, body }) => {
    await verifyBlindTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideArbitrate, 'arbitrate-entry', async ({ officer, param, body }) => {
    await arbitrateTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideApprove, 'approve-entry', async ({ officer, param, body }) => {
    await approveTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideAuthorize, 'authorize-extract', async ({ officer, param, body }) =>
    presentExtract(store.db, await authorizeTask(ports, officer, param('taskId'), body)),
  );
}
