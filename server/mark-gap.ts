import type { LedgerMark, SeriesGap } from '#schemas/api/ledger.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { covers } from '#pipeline/ledger/mark-of-gap.ts';
import { seriesKey, seriesOf } from '#pipeline/ledger/series.ts';
import { bookById } from '#store/book-of.ts';
import { gapMarks, keepGapMark, takeBackGapMarks } from '#store/series-marks.ts';
import type { ServerPorts } from './ports.ts';
import { spansNow } from './spans-now.ts';

/**
 * Says why the series of a book lacks something, in place of what was said of it. Throws `ledger.gap-filled` when it does not
 * lack it (any more), `ledger.note-wanted`, `id.not-found`.
 */
export async function markGap(
  { store, now }: ServerPorts,
  officer: Officer,
  said: { bookId: BookId; gap: SeriesGap; mark: LedgerMark['mark']; note: string },
): Promise<void> {
  if (said.mark === 'other' && said.note === '') throw new ExpectedError('ledger.note-wanted');
  const { gap } = said;
  const series = seriesKey(await bookById(store.db, said.bookId));
  const spans = (await spansNow(store.db, now())).filter(({ book }) => seriesKey(book) === series);
  const gaps = seriesOf(spans, () => null).flatMap(({ years }) => years.flatMap((year) => year.gaps));
  if (!gaps.some((one) => covers(one, gap) && covers(gap, one)))
    throw new ExpectedError('ledger.gap-filled', { year: gap.year });
  await store.db.transaction().execute(async (tx) => {
    const before = (await gapMarks(tx)).filter((one) => one.series === series && covers(one.gap, gap));
    await keepGapMark(tx, { ...said, series }, before, officer.id, now());
  });
}

/** Takes back what was said of a gap, or of more than it. */
export async function undoGapMark(
  { store, now }: ServerPorts,
  officer: Officer,
  { bookId, gap }: { bookId: BookId; gap: SeriesGap },
): Promise<void> {
  const series = seriesKey(await bookById(store.db, bookId));
  await store.db.transaction().execute(async (tx) => {
    const before = (await gapMarks(tx)).filter((one) => one.series === series && covers(one.gap, gap));
    await takeBackGapMarks(tx, before, officer.id, now());
  });
}
