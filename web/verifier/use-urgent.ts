import { useEffect } from 'react';
import { LiveEvent, livePath } from '#schemas/api/live.ts';

/** Calls `hurry` whenever the server says that a citizen waits. Without a connection nothing is said; the browser tries again by itself. */
export function useUrgent(hurry: () => Promise<void>): void {
  useEffect(() => {
    const source = new EventSource(livePath);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = LiveEvent.safeParse(parseJson(data));
      if (event.success && event.data.kind === 'urgent') void hurry();
    };
    return () => source.close();
  }, [hurry]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
