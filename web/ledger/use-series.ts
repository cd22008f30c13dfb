import { useCallback, useState } from 'react';
import {
  bookSeries,
  type GapMarkKind,
  markGap,
  type SeriesGap,
  type SeriesList,
  undoGapMark,
} from '#schemas/api/ledger.ts';
import type { BookId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import type { Reason } from './explain-dialog.tsx';

const pollMs = 20_000;

/** A gap and a book of the series that has it. */
export interface GapOfSeries {
  readonly bookId: BookId;
  readonly gap: SeriesGap;
}

/** Every series as it is now, asked for again every third of a minute, and what an officer says of its gaps. */
export function useSeries() {
  const { noteFailure } = useSession();
  const [list, setList] = useState<SeriesList | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  usePoll(async (signal) => {
    try {
      setList(await call(bookSeries, { signal }));
      setFailure(null);
    } catch (error) {
      if (!signal.aborted && !noteFailure(error)) setFailure(error);
    }
  }, pollMs);
  const saying = useCallback(
    async (work: () => Promise<SeriesList>): Promise<boolean> => {
      setFailure(null);
      try {
        setList(await work());
        return true;
      } catch (error) {
        if (!noteFailure(error)) setFailure(error);
        return false;
      }
    },
    [noteFailure],
  );
  return {
    list,
    failure,
    explain: ({ bookId, gap }: GapOfSeries, reason: Reason<GapMarkKind>) =>
      saying(() => call(markGap, { params: { bookId }, body: { gap, ...reason } })),
    undo: ({ bookId, gap }: GapOfSeries) =>
      saying(() => call(undoGapMark, { params: { bookId }, body: { gap } })),
  };
}

/** A gap without what was said of it, as requests want it. */
export const bareGap = ({ kind, year, from, to, bookNo }: SeriesGap): SeriesGap => ({
  ...{ kind, year, from, to, bookNo },
});
