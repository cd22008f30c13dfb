import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { EntryId } from '#schemas/ids.ts';
import { CroppedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { cropOf } from '#pipeline/certify/crop-of.ts';
import type { Blobs } from '#pipeline/stage.ts';
import type { Db } from '#store/open.ts';
import { latestOutput } from '#store/outputs.ts';

/**
 * Where an approved entry stands and its picture. The picture was cut when the entry was approved; for entries of before,
 * or while that is still due, it is cut now: the same bytes either way.
 */
export async function cropOfEntry(
  db: Db,
  blobs: Blobs,
  entryId: EntryId,
): Promise<{ evidence: AuthorizedExtract['evidence']; crop: ImageRef }> {
  const [cut, keyed] = await Promise.all([
    latestOutput(db, 'crop-entry', entryId),
    latestOutput(db, 'verify-entry', entryId),
  ]);
  const { gray, box } = VerifiedEntry.parse(keyed?.output);
  const evidence = { gray, box };
  const known = cut ? CroppedEntry.parse(cut.output).crop : null;
  return { evidence, crop: known ?? (await cropOf(evidence, blobs)) };
}
