import { ExpectedError } from '#schemas/errors.ts';
import { overdueForSeal } from '#store/extracts.ts';
import { endSessions } from '#store/signing-sessions.ts';
import { loseNumber } from './issue-extract.ts';
import type { ServerPorts } from './ports.ts';
import { closeSpent } from './signer-right.ts';

const everyMs = 30_000;

/** Papers with a number and no seal, left behind by a server that was stopped, lose their number, with the reason. */
export async function voidInterrupted(ports: ServerPorts): Promise<number> {
  const lost = await overdueForSeal(ports.store.db, ports.now());
  for (const { authorized, number } of lost)
    if (authorized)
      await loseNumber(ports, authorized, new ExpectedError('extract.interrupted', { number: number ?? '' }));
  return lost.length;
}

/**
 * Open keys are in the memory of the process that opened them: sessions of one that has ended are over. From then on looks
 * after interrupted papers and spent sessions, until the returned function is called. A database that is away is asked again.
 */
export function watchSigning(ports: ServerPorts): () => void {
  const { store, now, log } = ports;
  const pass = async (work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) =>
      log.warn({ error: String(error).slice(0, 100) }, 'looking after signing waits'),
    );
  };
  void pass(() => endSessions(store.db, 'restarted', now()));
  const timer = setInterval(() => {
    void pass(() => voidInterrupted(ports)).then(() => pass(() => closeSpent(store.db, ports, now())));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
