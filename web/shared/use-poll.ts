import { useEffect, useRef } from 'react';
import { pollSignals } from './call.ts';

/**
 * Runs `ask` at once and then `everyMs` after each answer, never two at a time; rests while the tab is hidden, but
 * `whileHidden`. `ask` gets a signal that is aborted when the screen goes away, and handles its own failures.
 */
export function usePoll(
  ask: (signal: AbortSignal) => Promise<void>,
  everyMs: number,
  isOn = true,
  whileHidden = false,
): void {
  const latest = useRef({ ask, whileHidden });
  latest.current = { ask, whileHidden };
  useEffect(() => {
    if (!isOn) return;
    const ended = new AbortController();
    pollSignals.add(ended.signal);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      if (!document.hidden || latest.current.whileHidden)
        await latest.current.ask(ended.signal).catch(() => undefined);
      if (!ended.signal.aborted) timer = setTimeout(turn, everyMs);
    };
    void turn();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [everyMs, isOn]);
}
