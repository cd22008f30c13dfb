import { countSent, noteFailure, type OutboxRow, sendDue, sentLongAgo } from '#store/outbox.ts';
import { listen } from '#store/listen.ts';
import type { Store } from '#store/open.ts';
import type { QueueName } from '#pipeline/edges.ts';
import { type QueueBackend, queueNames, type StepQueue } from './queues.ts';

/** Rows the queue holds at once; the rest waits in Postgres, where its order can still be changed. */
const window = 2000;
/** A run lost this often with its worker is set aside. */
const mostLosses = 10;

export interface Dispatch {
  readonly queues: ReadonlyMap<QueueName, StepQueue>;
  close(): Promise<void>;
}

/**
 * Outbox → queue, woken by Postgres and by a clock. What was sent but is no longer in the queue (flushed, lost, stalled
 * too often) is sent again: at once when `resendAll` (start-up), else by looking at what has been away long.
 */
export function startDispatch(
  store: Store,
  backend: QueueBackend,
  log: { warn(facts: object, text: string): void },
): Dispatch {
  const queues = new Map<QueueName, StepQueue>(queueNames.map((name) => [name, backend.queue(name)]));
  let isClosed = false;
  let isRunning = false;
  let wanted = false;

  const send = async (rows: readonly OutboxRow[]): Promise<void> => {
    for (const [name, queue] of queues) {
      const mine = rows.filter((row) => row.queue === name);
      // A run that failed before has its old job in the failed set: the same id would be ignored.
      for (const row of mine) if (row.error_code !== null) await (await queue.getJob(jobIdOf(row)))?.remove();
      if (mine.length > 0) await queue.addBulk(mine.map(jobOf));
    }
  };

  const pass = async (): Promise<void> => {
    wanted = true;
    if (isRunning || isClosed) return;
    isRunning = true;
    try {
      while (wanted && !isClosed) {
        wanted = false;
        const room = window - (await countSent(store.db));
        if (room > 0 && (await sendDue(store.db, Math.min(room, 200), send)) > 0) wanted = true;
      }
    } catch (error) {
      log.warn({ error: String(error).slice(0, 200) }, 'dispatch waits');
    } finally {
      isRunning = false;
    }
  };

  const findLost = async (): Promise<void> => {
    if (isClosed) return;
    try {
      for (const row of await sentLongAgo(store.db, 20, 300)) {
        const queue = queues.get(row.queue as QueueName);
        const job = await queue?.getJob(jobIdOf(row));
        if (job && !(await job.isFailed())) continue;
        // A failed job whose row is not settled was lost with its worker, not failed by its step.
        if (job) await job.remove();
        if (row.attempts + 1 >= mostLosses) {
          await noteFailure(store.db, String(row.id), {
            code: 'engine.failed',
            details: { step: row.step },
            isLast: true,
          });
        } else {
          if (job)
            await noteFailure(store.db, String(row.id), {
              code: 'engine.failed',
              details: { step: row.step },
              isLast: false,
            });
          await send([row]);
        }
      }
    } catch (error) {
      log.warn({ error: String(error).slice(0, 200) }, 'looking for lost runs waits');
    }
  };

  const ears = listen(store.databaseUrl, 'outbox', () => void pass());
  const beat = setInterval(() => void pass(), 1000);
  const search = setInterval(() => void findLost(), 5000);
  return {
    queues,
    async close() {
      isClosed = true;
      clearInterval(beat);
      clearInterval(search);
      await ears.close();
      while (isRunning) await new Promise((done) => setTimeout(done, 10));
    },
  };
}

/** `step.v1.subject.hash`: the same run twice is one job. No colon: BullMQ refuses it. */
export const jobIdOf = (row: Pick<OutboxRow, 'step' | 'version' | 'subject_id' | 'input_hash'>): string =>
  `${row.step}.v${row.version}.${row.subject_id}.${row.input_hash.slice(0, 16)}`;

const jobOf = (row: OutboxRow) => ({
  name: row.step,
  data: { run: String(row.id) },
  opts: { jobId: jobIdOf(row), priority: row.priority },
});
