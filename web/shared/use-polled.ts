import { useCallback, useState } from 'react';
import { useSession } from './session.tsx';
import { usePoll } from './use-poll.ts';

/**
 * What `ask` answers, asked for again `everyMs` after each answer. `say` runs work that answers with the same thing anew
 * and tells whether it could; what went wrong last stands in `failure`.
 */
export function usePolled<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  everyMs: number,
): {
  readonly answer: Answer | null;
  readonly failure: unknown;
  readonly say: (work: () => Promise<Answer>) => Promise<boolean>;
} {
  const { noteFailure } = useSession();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [unheard, setUnheard] = useState<unknown>(null);
  const [refused, setRefused] = useState<unknown>(null);
  usePoll(async (signal) => {
    try {
      setAnswer(await ask(signal));
      setUnheard(null);
    } catch (error) {
      if (!signal.aborted && !noteFailure(error)) setUnheard(error);
    }
  }, everyMs);
  const say = useCallback(
    async (work: () => Promise<Answer>): Promise<boolean> => {
      setRefused(null);
      try {
        setAnswer(await work());
        return true;
      } catch (error) {
        if (!noteFailure(error)) setRefused(error);
        return false;
      }
    },
    [noteFailure],
  );
  return { answer, failure: refused ?? unheard, say };
}
