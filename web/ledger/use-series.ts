import { bookSeries, type GapMarkKind, markGap, type SeriesGap, undoGapMark } from '#schemas/api/ledger.ts';
import type { BookId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { usePolled } from '../shared/use-polled.ts';
import type { Reason } from './explain-dialog.tsx';

const pollMs = 20_000;

/** A gap and a book of the series that has it. */
export interface GapOfSeries {
  readonly bookId: BookId;
  readonly gap: SeriesGap;
}

/** Every series as it is now, asked for again every third of a minute, and what an officer says of its gaps. */
export function useSeries() {
  const { answer: list, failure, say } = usePolled((signal) => call(bookSeries, { signal }), pollMs);
  return {
    list,
    failure,
    explain: ({ bookId, gap }: GapOfSeries, reason: Reason<GapMarkKind>) =>
      say(() => call(markGap, { params: { bookId }, body: { gap, ...reason } })),
    undo: ({ bookId, gap }: GapOfSeries) =>
      say(() => call(undoGapMark, { params: { bookId }, body: { gap } })),
  };
}

/** A gap without what was said of it, as requests want it. */
export const bareGap = ({ kind, year, from, to, bookNo }: SeriesGap): SeriesGap => ({
  ...{ kind, year, from, to, bookNo },
});
