import { access, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Blobs } from '#pipeline/stage.ts';
import type { ModelSet } from '#schemas/model.ts';

/**
 * A folder of models as an engine opens it: the set's files from the blob store, everything else as shipped. Made once under
 * `home`, named by its content; made again when it is gone. Throws `blob.missing`, `blob.corrupt`.
 */
export async function modelsFolder(
  models: ModelSet,
  { shipped, home, blobs }: { shipped: string; home: string; blobs: Pick<Blobs, 'get'> },
): Promise<string> {
  const files = Object.entries(models.files).sort(([a], [b]) => (a < b ? -1 : 1));
  const name = createHash('sha256')
    .update(JSON.stringify([shipped, files]))
    .digest('hex');
  const folder = join(home, name.slice(0, 16));
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (isThere) return folder;
  await mkdir(home, { recursive: true });
  const made = await mkdtemp(join(home, '.making-'));
  try {
    const own = new Set(files.map(([file]) => file));
    for (const [file, sha256] of files) await writeFile(join(made, file), await blobs.get(sha256));
    for (const file of await readdir(shipped))
      if (!own.has(file)) await symlink(join(shipped, file), join(made, file));
    // Another process may have been quicker.
    await rename(made, folder).catch(async (cause: unknown) => {
      await access(folder).catch(() => {
        throw cause;
      });
    });
    return folder;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
