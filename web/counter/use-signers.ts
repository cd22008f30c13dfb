import { useState } from 'react';
import { type SignersNow, signersNow } from '#schemas/api/signing.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';

const pollMs = 5000;

/** Who can sign now, a few seconds old at most; `isStale`: the last time it could not be asked. */
export function useSigners(isOn = true): { signers: SignersNow | null; isStale: boolean } {
  const { noteFailure } = useSession();
  const [signers, setSigners] = useState<SignersNow | null>(null);
  const [isStale, setStale] = useState(false);
  usePoll(
    async (signal) => {
      try {
        setSigners(await call(signersNow, { signal }));
        setStale(false);
      } catch (error) {
        if (!signal.aborted && !noteFailure(error)) setStale(true);
      }
    },
    pollMs,
    isOn,
  );
  return { signers, isStale };
}
