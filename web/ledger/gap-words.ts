import type { SeriesGap } from '#schemas/api/ledger.ts';
import type { Wording } from '#schemas/wording/vi.ts';

type Fill = (sentence: string, details?: Readonly<Record<string, string | number>>) => string;

/** What is missing. */
export const gapWords = (t: Wording, fill: Fill, { kind, year, from, to, bookNo }: SeriesGap): string =>
  fill(t.web.ledger.gaps[kind], {
    year,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(bookNo === null ? {} : { bookNo }),
  });

/** Tells the gaps of one series apart. */
export const gapKey = ({ kind, year, from, bookNo }: SeriesGap): string =>
  `${kind} ${year} ${from} ${bookNo}`;
