import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import {
  type IssueFilter,
  type IssueLine,
  issueBook,
  issueSeries,
  issueTotals,
} from '#schemas/api/issue-book.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';

export type Totals = z.output<typeof issueTotals.reply>;
export type SeriesCheck = z.output<typeof issueSeries.reply>;

const pauseMs = 150;

/** What of the book answers a filter: lines page by page, and the sums, which may take a moment longer. */
export function useBook(filter: IssueFilter): {
  lines: readonly IssueLine[] | null;
  totals: Totals | null;
  check: SeriesCheck | null;
  failure: unknown;
  more: (() => void) | null;
} {
  const { noteFailure } = useSession();
  const [lines, setLines] = useState<readonly IssueLine[] | null>(null);
  const [next, setNext] = useState<IssueLine['id'] | null>(null);
  const [totals, setTotals] = useState<Totals | null>(null);
  const [check, setCheck] = useState<SeriesCheck | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const failed = useCallback(
    (error: unknown) => {
      if (!noteFailure(error)) setFailure(error);
    },
    [noteFailure],
  );
  const { q, kind, from, to } = filter;

  useEffect(() => {
    call(issueSeries).then(setCheck, failed);
  }, [failed]);
  useEffect(() => {
    const superseded = new AbortController();
    const { signal } = superseded;
    const unless = (error: unknown) => {
      if (!signal.aborted) failed(error);
    };
    const timer = setTimeout(() => {
      const query = { q, kind, from, to };
      call(issueBook, { query, signal }).then((reply) => {
        setLines(reply.lines);
        setNext(reply.next);
        setFailure(null);
      }, unless);
      setTotals(null);
      call(issueTotals, { query, signal }).then(setTotals, unless);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      superseded.abort();
    };
  }, [q, kind, from, to, failed]);

  const more = async () => {
    if (!next) return;
    const reply = await call(issueBook, { query: { q, kind, from, to, after: next } });
    setLines((before) => [...(before ?? []), ...reply.lines]);
    setNext(reply.next);
  };
  return { lines, totals, check, failure, more: next ? () => void more().catch(failed) : null };
}
