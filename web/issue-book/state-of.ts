import type { IssueLine } from '#schemas/api/issue-book.ts';
import type { Wording } from '#schemas/wording/vi.ts';

/** A voided number without a paper was lost, with one the paper was called back. */
export const stateOf = ({
  status,
  wasSealed,
}: Pick<IssueLine, 'status' | 'wasSealed'>): keyof Wording['web']['issueBook']['states'] =>
  status === 'voided' ? (wasSealed ? 'called-back' : 'lost') : status;
