import { useEffect, useRef } from 'react';
import { pollSignals } from './call.ts';

/**
 * Runs `ask` at once and again whenever `news` is another one; the answer before is dropped then. Like a poll it is not
 * somebody's doing.
 */
export function useAsk(ask: (signal: AbortSignal) => Promise<void>, news: unknown): void {
  const latest = useRef(ask);
  latest.current = ask;
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what it is asked again for
  useEffect(() => {
    const ended = new AbortController();
    pollSignals.add(ended.signal);
    void latest.current(ended.signal);
    return () => ended.abort();
  }, [news]);
}
