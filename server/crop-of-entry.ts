import { z } from 'zod';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { EntryId } from '#schemas/ids.ts';
import { CroppedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { cropOf } from '#pipeline/certify/crop-of.ts';
import { cropEntry } from '#pipeline/certify/crop-entry.ts';
import { hashOf } from '#pipeline/hash.ts';
import type { Blobs } from '#pipeline/stage.ts';
import type { Db } from '#store/open.ts';
import { latestOutputs, saveOutput } from '#store/outputs.ts';

const Place = z.object({ gray: VerifiedEntry.shape.gray, box: VerifiedEntry.shape.box });

/** What `cropOfEntry` goes by: the newest outputs that say where an entry stands, and its picture. */
export const outputsForCrop = (tx: Db, entryId: EntryId): Promise<ReadonlyMap<string, unknown>> =>
  latestOutputs(tx, ['verify-entry', cropEntry.name], entryId);

/**
 * Where an approved entry stands and its picture. The picture was cut when the entry was approved; for entries of before,
 * or while that is still due, it is cut and kept now: the same bytes either way.
 */
export async function cropOfEntry(
  tx: Db,
  blobs: Blobs,
  entryId: EntryId,
  kept: ReadonlyMap<string, unknown>,
): Promise<{ evidence: AuthorizedExtract['evidence']; crop: ImageRef }> {
  const { gray, box } = Place.parse(kept.get('verify-entry'));
  const evidence = { gray, box };
  const cut = kept.get(cropEntry.name);
  const known = cut ? CroppedEntry.parse(cut).crop : null;
  if (known) return { evidence, crop: known };
  const startedAt = new Date();
  const crop = await cropOf(evidence, blobs);
  const output = { entryId, crop };
  const { name: step, version } = cropEntry;
  await saveOutput(tx, {
    key: { subjectId: entryId, step, version, inputHash: hashOf(evidence) },
    output,
    outputHash: hashOf(output),
    by: 'machine',
    source: null,
    startedAt,
    tookMs: Date.now() - startedAt.getTime(),
    place: { bookId: null, pageId: null },
    priority: 0,
    jobs: [],
    tasks: [],
  });
  return { evidence, crop };
}
