import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signersOf } from '#pipeline/certify/check-seal.ts';
import { stampPdf } from '#pipeline/certify/stamp-pdf.ts';
import { openTimeAuthority } from '#tests/support/time-authority.ts';
import { askOver } from '#workers/stamp-ask.ts';
import type { openSealing } from './seal-samples.ts';

/** A time-stamp authority beside the keys of a sealing, and papers stamped by it. */
export async function openStamping(sealing: Awaited<ReturnType<typeof openSealing>>) {
  const keysDir = join(sealing.folder, 'keys');
  const authority = await openTimeAuthority(keysDir);
  const list = await readFile(join(keysDir, 'root.crl'));
  return {
    authority,
    keysDir,
    list,
    /** With the root's list of revoked certificates, or without: B-LT, B-T. */
    stamp: async (pdf: Uint8Array, lists: readonly Uint8Array[] = [list], roots = sealing.keys.roots) => {
      const certificates = signersOf(pdf, roots).map(({ raw }) => raw);
      const by = { ask: askOver(authority.url), random: randomBytes, roots };
      return (await stampPdf(pdf, { certificates, lists }, by)).file;
    },
    close: () => authority.close(),
  };
}
