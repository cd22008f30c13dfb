import type { BookLedger } from '#schemas/steps.ts';
import type { AlignedBook } from './align-book.ts';

type Finding = NonNullable<BookLedger['findings']>[number];

/**
 * Which numbers do not follow those around them, and what would; a doubled one may be the misread one of the two.
 * @source NĐ 158/2005/NĐ-CP Điều 68
 */
export const numberDoubts = ({ cells }: AlignedBook): Finding[] =>
  cells.flatMap(({ entry, state, number }) => {
    if (entry === null || !['misread', 'unread', 'doubled'].includes(state)) return [];
    if (state === 'unread' && number === null) return [];
    const suggestion = state === 'doubled' || number === null ? null : String(number);
    return [{ entryId: entry.entryId, field: 'entryNo', doubt: 'number-out-of-sequence', suggestion }];
  });
