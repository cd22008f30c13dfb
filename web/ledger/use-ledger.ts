import { useCallback, useState } from 'react';
import { type BookLedgerView, bookLedger, keepClosing, markNumbers, undoMarks } from '#schemas/api/ledger.ts';
import { type PageFacts, tellPageFacts } from '#schemas/api/page-facts.ts';
import type { YearClosing } from '#schemas/book.ts';
import type { EntryId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import type { Explanation } from './explain-numbers.tsx';

const pollMs = 15_000;

/** A book's ledger as it is now, asked for again every quarter of a minute, and what an officer says of it. */
export function useLedger(bookId: string) {
  const { noteFailure } = useSession();
  const [ledger, setLedger] = useState<BookLedgerView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  usePoll(async (signal) => {
    try {
      setLedger(await call(bookLedger, { params: { bookId }, signal }));
    } catch (error) {
      if (!signal.aborted && !noteFailure(error)) setFailure(error);
    }
  }, pollMs);
  const saying = useCallback(
    async (work: () => Promise<BookLedgerView>): Promise<boolean> => {
      setFailure(null);
      try {
        setLedger(await work());
        return true;
      } catch (error) {
        if (!noteFailure(error)) setFailure(error);
        return false;
      }
    },
    [noteFailure],
  );
  const params = { bookId };
  return {
    ledger,
    failure,
    explain: (year: number, said: Explanation) =>
      saying(() => call(markNumbers, { params, body: { year, ...said } })),
    undo: (year: number, from: number, to: number) =>
      saying(() => call(undoMarks, { params, body: { year, from, to } })),
    tell: (entryId: EntryId, told: Partial<PageFacts>) =>
      saying(async () => {
        if (Object.keys(told).length > 0) await call(tellPageFacts, { params: { entryId }, body: told });
        return call(bookLedger, { params });
      }),
    close: (closing: YearClosing) => saying(() => call(keepClosing, { params, body: closing })),
  };
}
