import { useState } from 'react';
import { type ExtractView, extractOf } from '#schemas/api/extracts.ts';
import { call } from './call.ts';
import { useSession } from './session.tsx';
import { usePoll } from './use-poll.ts';

const pollMs = 500;
export const isSettled = (extract: ExtractView | null): boolean =>
  extract?.status === 'sealed' || extract?.status === 'voided';

/** One extract, asked for twice a second until it is sealed or turned down. `first`: what is known of it already. */
export function useExtract(
  extractId: string | null,
  onEnd: (extract: ExtractView) => void,
  first: ExtractView | null = null,
): { extract: ExtractView | null; failure: unknown } {
  const { noteFailure } = useSession();
  const [extract, setExtract] = useState<ExtractView | null>(first);
  const [failure, setFailure] = useState<unknown>(null);
  usePoll(
    async (signal) => {
      if (!extractId) return;
      try {
        const next = await call(extractOf, { params: { extractId }, signal });
        setExtract(next);
        setFailure(null);
        if (isSettled(next)) onEnd(next);
      } catch (error) {
        if (!signal.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    pollMs,
    extractId !== null && !isSettled(extract),
  );
  return { extract, failure };
}
