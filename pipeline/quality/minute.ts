import type { RegisterBody } from '#schemas/book.ts';
import type { ByClass, CheckOutcome, LotPlan, LotVerdict } from '#schemas/quality.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** Everything the acceptance minute (biên bản nghiệm thu) of a judged round prints; nothing of it changes afterwards. */
export interface Minute {
  readonly book: {
    readonly code: string;
    readonly title: string;
    readonly registerBody: RegisterBody;
    readonly year: number;
    readonly bookNo: string;
    readonly entries: number;
    /** Its minute proves nothing and says so. */
    readonly synthetic: boolean;
  };
  readonly round: number;
  readonly plan: LotPlan;
  /** Vietnamese. */
  readonly policyTitle: string;
  readonly drawnBy: string;
  /** ISO, as is `judgedAt`. */
  readonly drawnAt: string;
  readonly judgedAt: string;
  readonly verdict: Exclude<LotVerdict, 'drawn'>;
  readonly wrong: ByClass<number>;
  /** In the order of the book. */
  readonly drawn: readonly DrawnField[];
}

export interface DrawnField {
  /** From 1, as is `ordinal`. */
  readonly pageNumber: number;
  readonly ordinal: number;
  readonly entryNo: string | null;
  readonly field: FieldKey;
  readonly critical: boolean;
  readonly outcome: CheckOutcome;
}
