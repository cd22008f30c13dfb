import type { z } from 'zod';
import {
  CounterSettings,
  defaultCounterSettings,
  defaultIssuingOffice,
  IssuingOffice,
} from '#schemas/settings.ts';
import type { Db } from './open.ts';

async function read<Shape extends z.ZodType>(
  db: Db,
  name: string,
  shape: Shape,
  otherwise: z.output<Shape>,
): Promise<z.output<Shape>> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row ? shape.parse(row.value) : otherwise;
}

async function keep(db: Db, name: string, value: object): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text, changed_at: new Date() }))
    .execute();
}

/** What an administrator set, as papers asked for now are issued by it: both in one question. */
export async function issuingTerms(db: Db): Promise<{ settings: CounterSettings; office: IssuingOffice }> {
  const names = ['counter', 'issuing-office'];
  const rows = await db.selectFrom('setting').selectAll().where('name', 'in', names).execute();
  const set = new Map(rows.map(({ name, value }) => [name, value]));
  const [settings, office] = names.map((name) => set.get(name));
  return {
    settings: settings ? CounterSettings.parse(settings) : defaultCounterSettings,
    office: office ? IssuingOffice.parse(office) : defaultIssuingOffice,
  };
}

/** The agency printed on new extracts; the demonstration one until somebody set another. */
export const issuingOffice = (db: Db): Promise<IssuingOffice> =>
  read(db, 'issuing-office', IssuingOffice, defaultIssuingOffice);

/** Holds for extracts authorized from now on. */
export const setIssuingOffice = (db: Db, office: IssuingOffice): Promise<void> =>
  keep(db, 'issuing-office', IssuingOffice.parse(office));

/** Fees, hours and how papers may be signed. */
export const counterSettings = (db: Db): Promise<CounterSettings> =>
  read(db, 'counter', CounterSettings, defaultCounterSettings);

export const setCounterSettings = (db: Db, settings: CounterSettings): Promise<void> =>
  keep(db, 'counter', CounterSettings.parse(settings));
