import { useEffect, useState } from 'react';
import { type RecordHit, searchRecords } from '#schemas/api/records.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';

export interface Search {
  readonly q: string;
  readonly kind: RecordKind | null;
  readonly year: number | null;
  /** Name of a register body. */
  readonly body: string | null;
}

export interface Found {
  readonly hits: readonly RecordHit[];
  readonly tookMs: number;
  /** What these hits answer; letters are marked by it. */
  readonly q: string;
}

/** `found`: null where nothing was asked. */
export interface SearchAnswer {
  readonly found: Found | null;
  readonly failure: unknown;
}

const pauseMs = 120;

/** Hits for what is typed, a breath after the last letter; an answer that comes late is dropped. */
export function useSearch(search: Search): SearchAnswer {
  const { noteFailure } = useSession();
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { q, kind, year, body } = search;
  useEffect(() => {
    const wanted = q.normalize('NFC').trim();
    if (wanted === '') {
      setFound(null);
      setFailure(null);
      return;
    }
    const superseded = new AbortController();
    const timer = setTimeout(() => {
      const query = {
        q: wanted,
        ...(kind ? { kind } : {}),
        ...(year ? { year } : {}),
        ...(body ? { body } : {}),
      };
      call(searchRecords, { query, signal: superseded.signal }).then(
        (reply) => {
          setFound({ ...reply, q: wanted });
          setFailure(null);
        },
        (error: unknown) => {
          if (superseded.signal.aborted) return;
          if (!noteFailure(error)) setFailure(error);
        },
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      superseded.abort();
    };
  }, [q, kind, year, body, noteFailure]);
  return { found, failure };
}
