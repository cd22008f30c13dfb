import { ApprovedEntry, CroppedEntry } from '#schemas/steps.ts';
import { defineStage } from '#pipeline/stage.ts';
import { cropOf } from './crop-of.ts';

/** Cuts an approved entry out of its page, once: papers show it, and their QR codes carry the hash of its bytes. */
export const cropEntry = defineStage({
  name: 'crop-entry' as const,
  version: 1,
  input: ApprovedEntry,
  output: CroppedEntry,
  blocksLoop: false,
  run: async ({ entryId, place }, { blobs }) => ({
    entryId,
    crop: place ? await cropOf(place, blobs) : null,
  }),
});
