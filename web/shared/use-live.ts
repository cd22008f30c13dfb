import { useEffect, useRef, useState } from 'react';
import { LiveEvent, livePath } from '#schemas/api/live.ts';

/** Refused or broken for good, the stream is tried anew after so long. */
const againMs = 30_000;

/**
 * Hears what the server tells as it happens; true while it does. Whoever needs the news anyway polls while this is false.
 * A hidden tab does not listen: a browser has six connections to a server, and each stream takes one.
 */
export function useLive(hear: (event: LiveEvent) => void, isOn = true): boolean {
  const latest = useRef(hear);
  latest.current = hear;
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      setLive(false);
    };
    const open = () => {
      close();
      if (document.hidden) return;
      source = new EventSource(livePath);
      source.onopen = () => setLive(true);
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = parsed(data);
        if (event) latest.current(event);
      };
      source.onerror = () => {
        setLive(false);
        // After a broken line the browser tries by itself; after a refusal it does not.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, againMs);
      };
    };
    open();
    document.addEventListener('visibilitychange', open);
    return () => {
      document.removeEventListener('visibilitychange', open);
      close();
    };
  }, [isOn]);
  return isLive;
}

/** Null for what this version does not know. */
function parsed(text: string): LiveEvent | null {
  try {
    return LiveEvent.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
