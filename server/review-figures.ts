import type { ReviewFigures } from '#schemas/api/review.ts';
import type { Officer } from '#schemas/officer.ts';
import { agreementOf } from '#pipeline/match/agreement.ts';
import type { Db } from '#store/open.ts';
import { blindPairs, countReview } from '#store/relation-review.ts';
import { booksInScope } from '#store/scope.ts';
import { may } from './may.ts';

/** How many pairs wait in an officer's books, and how far reviewers agree there. */
export async function reviewFigures(db: Db, officer: Officer): Promise<ReviewFigures> {
  const books = await booksInScope(db, officer);
  const isApprover = may(officer, 'correct-record');
  return {
    ...(await countReview(db, { officerId: officer.id, books, isApprover })),
    agreement: agreementOf(await blindPairs(db, books)),
  };
}
