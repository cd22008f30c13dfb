import { LedgerMark, SeriesGap } from '#schemas/api/ledger.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** What somebody said of a gap in a series; `by` is who, not their name. */
export interface KeptGapMark extends Omit<LedgerMark, 'by' | 'isOfSeries'> {
  readonly id: string;
  /** See `seriesKey`. */
  readonly series: string;
  readonly gap: SeriesGap;
  readonly by: OfficerId;
}

/** Those that hold, the newest first. */
export async function gapMarks(db: Db): Promise<KeptGapMark[]> {
  const rows = await db
    .selectFrom('series_mark')
    .selectAll()
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, series, mark, note, by, at, ...gap }) => ({
    id,
    series,
    mark: LedgerMark.shape.mark.parse(mark),
    note,
    by: OfficerId.parse(by),
    at: at.toISOString(),
    gap: SeriesGap.parse({
      kind: gap.gap,
      year: gap.year,
      from: gap.number_from,
      to: gap.number_to,
      bookNo: gap.book_no,
    }),
  }));
}

/** Says why something is missing; `instead` is taken back. Call it inside a transaction. */
export async function keepGapMark(
  tx: Db,
  { series, gap, mark, note }: Pick<KeptGapMark, 'series' | 'gap' | 'mark' | 'note'>,
  instead: readonly KeptGapMark[],
  by: OfficerId,
  at: Date,
): Promise<void> {
  await takeBackGapMarks(tx, instead, by, at);
  await tx
    .insertInto('series_mark')
    .values({
      series,
      gap: gap.kind,
      year: gap.year,
      number_from: gap.from,
      number_to: gap.to,
      book_no: gap.bookNo,
      mark,
      note,
      by,
      at,
    })
    .execute();
}

export async function takeBackGapMarks(
  tx: Db,
  marks: readonly KeptGapMark[],
  by: OfficerId,
  at: Date,
): Promise<void> {
  if (marks.length === 0) return;
  await tx
    .updateTable('series_mark')
    .set({ undone_by: by, undone_at: at })
    .where(
      'id',
      'in',
      marks.map(({ id }) => id),
    )
    .where('undone_at', 'is', null)
    .execute();
}
