import { bookLedger, keepClosing, markNumbers, undoMarks } from '#schemas/api/ledger.ts';
import { type PageFacts, tellPageFacts } from '#schemas/api/page-facts.ts';
import type { YearClosing } from '#schemas/book.ts';
import type { EntryId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { usePolled } from '../shared/use-polled.ts';
import type { Explanation } from './explain-numbers.tsx';

const pollMs = 15_000;

/** A book's ledger as it is now, asked for again every quarter of a minute, and what an officer says of it. */
export function useLedger(bookId: string) {
  const params = { bookId };
  const {
    answer: ledger,
    failure,
    say,
  } = usePolled((signal) => call(bookLedger, { params, signal }), pollMs);
  return {
    ledger,
    failure,
    explain: (year: number, said: Explanation) =>
      say(() => call(markNumbers, { params, body: { year, ...said } })),
    undo: (year: number, from: number, to: number) =>
      say(() => call(undoMarks, { params, body: { year, from, to } })),
    tell: (entryId: EntryId, told: Partial<PageFacts>) =>
      say(async () => {
        if (Object.keys(told).length > 0) await call(tellPageFacts, { params: { entryId }, body: told });
        return call(bookLedger, { params });
      }),
    close: (closing: YearClosing) => say(() => call(keepClosing, { params, body: closing })),
  };
}
