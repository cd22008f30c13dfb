import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { writeError } from '#store/blobs-disk.ts';
import { extractsByNumber } from '#store/extracts.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Writes the sealed PDF of a number. Throws `id.not-found`, `extract.not-sealed`. */
export async function extract(
  options: HomeOptions & { out?: string; json?: boolean; lang?: string },
  number: string,
): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  try {
    const [kept] = await extractsByNumber(home.store.db, number);
    if (!kept) throw new ExpectedError('id.not-found', { id: number });
    if (!kept.sealed) throw new ExpectedError('extract.not-sealed', { number });
    const { config } = home;
    const blobs = openBlobs(config.blobUrl, join(config.dataDir, 'blobs'), process.env);
    const bytes = await blobs.get(kept.sealed.pdf);
    const path = options.out ?? `${number.replaceAll('/', '-')}.pdf`;
    await writeFile(path, bytes).catch((cause) => {
      throw writeError(cause, path);
    });
    speaker.say('saved', { path, bytes: bytes.length });
    speaker.result({ path, ...kept.sealed });
  } finally {
    await home.close();
  }
}
