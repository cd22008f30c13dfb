import { defaultIssuingOffice, IssuingOffice } from '#schemas/settings.ts';
import type { Db } from './open.ts';

const name = 'issuing-office';

/** The agency printed on new extracts; the demonstration one until somebody set another. */
export async function issuingOffice(db: Db): Promise<IssuingOffice> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row ? IssuingOffice.parse(row.value) : defaultIssuingOffice;
}

/** Holds for extracts authorized from now on. */
export async function setIssuingOffice(db: Db, office: IssuingOffice): Promise<void> {
  const value = JSON.stringify(IssuingOffice.parse(office));
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: new Date() }))
    .execute();
}
