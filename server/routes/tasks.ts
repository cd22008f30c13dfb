import type { FastifyInstance } from 'fastify';
import {
  type ClaimedTask,
  claimTask,
  decideApprove,
  decideAuthorize,
  decideVerify,
  releaseTask,
  renewTask,
  taskCounts,
} from '#schemas/api/tasks.ts';
import { ExtractId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { VerifiedEntry } from '#schemas/steps.ts';
import { HumanStep } from '#schemas/task.ts';
import { recordState } from '#pipeline/record-state.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { eventsOf } from '#store/events.ts';
import { extractById } from '#store/extracts.ts';
import { readOutput } from '#store/outputs.ts';
import { entryById } from '#store/records.ts';
import * as tasks from '#store/tasks.ts';
import { noteView } from '#store/views.ts';
import { approveTask } from '../approve-task.ts';
import { authorizeTask } from '../authorize-task.ts';
import { may, mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { presentEntry, readBehind } from '../present-entry.ts';
import { presentExtract } from '../present-extract.ts';
import { serve } from '../serve.ts';
import { verifyTask } from '../verify-task.ts';

export function taskRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;
  const done = { ok: true } as const;

  serve(app, ports, taskCounts, 'do-own-work', async ({ officer }) => {
    const steps = HumanStep.options.filter((step) => may(officer, step));
    const dayStart = new Date(`${localDay(now())}T00:00:00+07:00`);
    return tasks.countTasks(store.db, steps, { officerId: officer.id, now: now(), dayStart });
  });

  serve(app, ports, claimTask, 'do-own-work', async ({ officer, body }) => {
    mustBeAllowed(officer, body.step);
    const claimed = await tasks.claimTask(store.db, { ...body, officerId: officer.id, now: now() });
    return claimed && present(claimed, officer);
  });

  serve(app, ports, renewTask, 'do-own-work', ({ officer, param }) =>
    tasks.renewTask(store.db, param('taskId'), officer.id, now()),
  );

  serve(app, ports, releaseTask, 'do-own-work', async ({ officer, param }) => {
    await tasks.releaseTask(store.db, param('taskId'), officer.id);
    return done;
  });

  serve(app, ports, decideVerify, 'verify-entry', async ({ officer, param, body }) => {
    await verifyTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideApprove, 'approve-entry', async ({ officer, param, body }) => {
    await approveTask(ports, officer, param('taskId'), body);
    return done;
  });

  serve(app, ports, decideAuthorize, 'authorize-extract', async ({ officer, param, body }) =>
    presentExtract(store.db, await authorizeTask(ports, officer, param('taskId'), body)),
  );

  async function present({ task, source }: tasks.TaskWithSource, officer: Officer): Promise<ClaimedTask> {
    await noteView(store.db, officer.id, task.subjectId, now());
    if (task.step === 'authorize-extract') {
      const extract = await extractById(store.db, ExtractId.parse(task.subjectId));
      return { task, entry: null, extract: await presentExtract(store.db, extract) };
    }
    const read = await readBehind(store.db, source);
    const verified =
      task.step === 'approve-entry'
        ? VerifiedEntry.parse(await readOutput(store.db, source)).fields
        : recordState(await eventsOf(store.db, (await entryById(store.db, read.entryId)).recordId)).fields;
    return { task, entry: await presentEntry(store.db, ports.forms, read, verified), extract: null };
  }
}
