import { useEffect } from 'react';
import { LiveEvent, livePath } from '#schemas/api/live.ts';

/** A browser connects again by itself, but not after an answer that was no stream: the session had ended, say. */
const againMs = 10_000;

/** Calls `hurry` whenever the server says that a citizen waits; while there is no connection nothing is said. */
export function useUrgent(hurry: () => Promise<void>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): EventSource => {
      const next = new EventSource(livePath);
      next.onmessage = ({ data }: MessageEvent<string>) => {
        const event = LiveEvent.safeParse(parseJson(data));
        if (event.success && event.data.kind === 'urgent') void hurry();
      };
      next.onerror = () => {
        if (next.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(() => {
          source = open();
        }, againMs);
      };
      return next;
    };
    let source = open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [hurry]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
