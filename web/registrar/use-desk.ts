import { useCallback, useState } from 'react';
import { type ExtractView, recentExtracts } from '#schemas/api/extracts.ts';
import {
  type OwnSigning,
  ownSigning,
  type SignersNow,
  signersNow,
  waitingExtracts,
} from '#schemas/api/signing.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import { byDue } from './by-due.ts';

const listMs = 2000;
const recentShown = 12;

export interface Desk {
  /** Null until the server has said. */
  readonly waiting: readonly ExtractView[] | null;
  readonly recent: readonly ExtractView[];
  readonly own: OwnSigning | null;
  readonly signers: SignersNow | null;
}

/** What lies on the sign desk, asked for every two seconds, and at once by `refresh`. */
export function useDesk(): Desk & { failure: unknown; refresh: () => Promise<void> } {
  const { noteFailure } = useSession();
  const [desk, setDesk] = useState<Desk>({ waiting: null, recent: [], own: null, signers: null });
  const [failure, setFailure] = useState<unknown>(null);
  const ask = useCallback(
    async (signal?: AbortSignal) => {
      const given = signal ? { signal } : {};
      try {
        const [waiting, newest, own, signers] = await Promise.all([
          call(waitingExtracts, given),
          call(recentExtracts, given),
          call(ownSigning, given),
          call(signersNow, given),
        ]);
        const waits = new Set(waiting.map(({ id }) => id));
        const recent = newest.filter(({ id, status }) => status !== 'requested' && !waits.has(id));
        setDesk({ waiting: byDue(waiting), recent: recent.slice(0, recentShown), own, signers });
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(ask, listMs);
  const refresh = useCallback(() => ask(), [ask]);
  return { ...desk, failure, refresh };
}
