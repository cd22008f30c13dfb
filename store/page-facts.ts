import type { PageFacts } from '#schemas/api/page-facts.ts';
import type { EntryId, OfficerId } from '#schemas/ids.ts';
import type { Db } from './open.ts';

/** What an officer said last of an entry and its page. */
export async function ownPageFacts(db: Db, entryId: EntryId, by: OfficerId): Promise<PageFacts> {
  const strike = await db
    .selectFrom('entry_strike')
    .select('is_struck')
    .where('entry_id', '=', entryId)
    .where('by', '=', by)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const page = await db
    .selectFrom('page_number')
    .innerJoin('entry', 'entry.page_id', 'page_number.page_id')
    .select('page_number.number')
    .where('entry.id', '=', entryId)
    .where('page_number.by', '=', by)
    .orderBy('page_number.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { printedNo: page?.number ?? null, isStruck: strike?.is_struck ?? false };
}

/** Whether the last who said so saw the entry crossed out. */
export async function isStruck(db: Db, entryId: EntryId): Promise<boolean> {
  const last = await db
    .selectFrom('entry_strike')
    .select('is_struck')
    .where('entry_id', '=', entryId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.is_struck ?? false;
}

/** Keeps what an officer says of an entry and its page, beside what was said before. Call it inside a transaction. */
export async function tellPageFacts(
  tx: Db,
  entryId: EntryId,
  { printedNo, isStruck }: { readonly [Key in keyof PageFacts]?: PageFacts[Key] | undefined },
  by: OfficerId,
  at: Date,
): Promise<void> {
  if (isStruck !== undefined)
    await tx.insertInto('entry_strike').values({ entry_id: entryId, is_struck: isStruck, by, at }).execute();
  if (printedNo !== undefined)
    await tx
      .insertInto('page_number')
      .columns(['page_id', 'number', 'by', 'at'])
      .expression((eb) =>
        eb
          .selectFrom('entry')
          .select((of) => [
            'page_id',
            of.val(printedNo).as('number'),
            of.val(by).as('by'),
            of.val(at).as('at'),
          ])
          .where('id', '=', entryId),
      )
      .execute();
}
