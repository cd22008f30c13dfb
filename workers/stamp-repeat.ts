import { ExpectedError } from '#schemas/errors.ts';

const everyMs = 60_000;
const longestMs = 60 * 60_000;

interface Log {
  info(facts: object, text: string): void;
  warn(facts: object, text: string): void;
}

/**
 * A pass every minute; after one that failed it waits twice as long, up to an hour, until an authority answers again.
 * Papers are valid all the while.
 */
export function repeatStamping(
  pass: () => Promise<{ readonly stamped: number; readonly left: number } | null>,
  log: Log,
): { close(): Promise<void> } {
  let waitMs = everyMs;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    try {
      const done = await pass();
      waitMs = everyMs;
      if (done && done.stamped > 0) log.info({ stamped: done.stamped, left: done.left }, 'papers stamped');
    } catch (error) {
      waitMs = Math.min(longestMs, waitMs * 2);
      const facts = error instanceof ExpectedError ? { code: error.code, ...error.details } : { code: 'bug' };
      log.warn({ ...facts, nextInSeconds: waitMs / 1000 }, 'papers wait for a time-stamp');
    }
  }
  function again(): void {
    if (isClosed) return;
    timer = setTimeout(() => {
      running = once().then(again);
    }, waitMs);
    timer.unref();
  }

  again();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
