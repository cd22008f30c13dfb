import type { FaultView, LedgerYearView, MarkKind, OpenPoint, SeriesGapView } from '#schemas/api/ledger.ts';
import type { Book } from '#schemas/book.ts';

/** Everything the confirmation of a book's completeness prints. */
export interface Completeness {
  readonly book: Pick<Book, 'code' | 'title' | 'registerBody' | 'year' | 'bookNo' | 'synthetic'>;
  readonly pages: number;
  readonly entries: { readonly all: number; readonly verified: number; readonly approved: number };
  readonly years: readonly Omit<LedgerYearView, 'cells'>[];
  readonly faults: readonly {
    readonly kind: FaultView['kind'];
    readonly year: number;
    readonly from: number | null;
    readonly to: number | null;
    /** What people said of its numbers, each reason once; empty where they said nothing. */
    readonly why: readonly { readonly mark: MarkKind; readonly note: string }[];
    readonly isExplained: boolean;
  }[];
  /** What its series lacks around its years. */
  readonly gaps: readonly SeriesGapView[];
  readonly open: readonly OpenPoint[];
  /** ISO: when the database was asked. */
  readonly asOf: string;
}
