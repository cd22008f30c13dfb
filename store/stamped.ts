import { type SealedExtract, SealedExtract as Shape } from '#schemas/extract.ts';
import type { ExtractId, Sha256 } from '#schemas/ids.ts';
import { appendEvent } from './events.ts';
import { nextSeq } from './lock-record.ts';
import type { Db } from './open.ts';

/** Sealed papers without a time-stamp, the oldest first, save those of `except`. */
export async function unstamped(
  db: Db,
  limit: number,
  except: readonly ExtractId[] = [],
): Promise<SealedExtract[]> {
  let waiting = db
    .selectFrom('extract')
    .select('sealed')
    .where('status', '=', 'sealed')
    .where('level', '=', 'B-B')
    .orderBy('sealed_at')
    .limit(limit);
  if (except.length > 0) waiting = waiting.where('id', 'not in', [...except]);
  return (await waiting.execute()).map((row) => Shape.parse(row.sealed));
}

export async function countUnstamped(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('extract')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('status', '=', 'sealed')
    .where('level', '=', 'B-B')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Keeps a paper's longer file and says so in the record's journal. False, changing nothing, when the paper is not the
 * file that was stamped any more: somebody else was quicker, or it was called back.
 */
export async function keepStamped(db: Db, before: Sha256, stamped: SealedExtract): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const seq = await nextSeq(tx, stamped.recordId);
    const kept = await tx
      .updateTable('extract')
      .set({ sealed: JSON.stringify(stamped), pdf: stamped.pdf, level: stamped.level })
      .where('id', '=', stamped.extractId)
      .where('status', '=', 'sealed')
      .where('pdf', '=', before)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return false;
    await appendEvent(tx, {
      kind: 'extract-stamped',
      recordId: stamped.recordId,
      seq,
      at: stamped.stampedAt ?? stamped.sealedAt,
      by: stamped.signedBy,
      extractId: stamped.extractId,
      pdf: stamped.pdf,
      level: stamped.level,
    });
    return true;
  });
}
