import type { TroubleView } from '#schemas/api/troubles.ts';
import { officerNames } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import type { PlacedTrouble } from '#store/troubles.ts';

/** Troubles as who settles them sees them, in the order given. */
export async function presentTroubles(db: Db, troubles: readonly PlacedTrouble[]): Promise<TroubleView[]> {
  const names = await officerNames(
    db,
    troubles.flatMap(({ reportedBy, settlement }) => [reportedBy, ...(settlement ? [settlement.by] : [])]),
  );
  return troubles.map(({ settlement, ...trouble }) => ({
    id: trouble.id,
    entryId: trouble.entryId,
    kind: trouble.kind,
    note: trouble.note,
    bookCode: trouble.bookCode,
    bookTitle: trouble.bookTitle,
    fileName: trouble.fileName,
    pageNumber: trouble.pageNumber,
    ordinal: trouble.ordinal,
    reportedBy: names.get(trouble.reportedBy) ?? '',
    reportedAt: trouble.reportedAt.toISOString(),
    isUrgent: trouble.isUrgent,
    outcome: trouble.outcome,
    answer: settlement?.answer ?? null,
    settledBy: settlement ? (names.get(settlement.by) ?? '') : null,
    settledAt: settlement?.at.toISOString() ?? null,
  }));
}
