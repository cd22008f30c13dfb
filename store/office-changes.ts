import { OfficeChange, type OfficeChangeKind } from '#schemas/api/office.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { officerNames } from './officers.ts';
import type { Db } from './open.ts';

/** Keeps what was changed of the office; call it in the transaction of the change. Never changed, never removed. */
export async function keepOfficeChange(
  tx: Db,
  change: {
    readonly kind: OfficeChangeKind;
    readonly details: Readonly<Record<string, string>>;
    readonly by: OfficerId;
    readonly at: Date;
  },
): Promise<void> {
  const { kind, details, by, at } = change;
  await tx
    .insertInto('office_change')
    .values({ kind, details: JSON.stringify(details), by, at })
    .execute();
}

/** The newest first, with the names of who made them. */
export async function officeChanges(db: Db, limit: number): Promise<OfficeChange[]> {
  const rows = await db.selectFrom('office_change').selectAll().orderBy('id', 'desc').limit(limit).execute();
  const names: ReadonlyMap<string, string> = await officerNames(
    db,
    rows.map((row) => row.by),
  );
  return rows.map((row) =>
    OfficeChange.parse({
      at: row.at.toISOString(),
      by: names.get(row.by) ?? row.by,
      kind: row.kind,
      details: row.details,
    }),
  );
}
