import type { BookSeries, LedgerMark } from '#schemas/api/ledger.ts';
import { markOfGap, type SaidOfGap } from '#pipeline/ledger/mark-of-gap.ts';
import { type BookSpan, seriesKey, seriesOf } from '#pipeline/ledger/series.ts';
import { marksOf } from '#store/ledger-marks.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import { gapMarks } from '#store/series-marks.ts';

export interface SeriesNow {
  readonly series: readonly BookSeries[];
  /** What people said of a series, by its key. */
  readonly said: ReadonlyMap<string, readonly SaidOfGap[]>;
}

/** The series that books belong to, what is missing in them, and why, as people said it. */
export async function seriesNow(db: Db, spans: readonly BookSpan[]): Promise<SeriesNow> {
  const [gaps, numbers] = await Promise.all([gapMarks(db), marksOf(db)]);
  const names = await officerNames(
    db,
    [...gaps, ...numbers].map(({ by }) => by),
  );
  const sayMark = (
    { mark, note, by, at }: (typeof numbers | typeof gaps)[number],
    isOfSeries: boolean,
  ): LedgerMark => ({ mark, note, at, by: names.get(by) ?? '', isOfSeries });
  const said = new Map<string, SaidOfGap[]>();
  for (const one of gaps)
    said.set(one.series, [...(said.get(one.series) ?? []), { gap: one.gap, mark: sayMark(one, true) }]);
  const keys = new Map(spans.map(({ book }) => [book.id, seriesKey(book)]));
  const byNumber = new Map(
    numbers.map((one) => [`${keys.get(one.bookId)} ${one.year}/${one.number}`, sayMark(one, false)]),
  );
  const series = seriesOf(spans, (key, gap) =>
    markOfGap(gap, said.get(key) ?? [], (year, number) => byNumber.get(`${key} ${year}/${number}`) ?? null),
  );
  return { series, said };
}
