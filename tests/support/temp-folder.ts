import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that Postgres's own user may enter too. The test removes it. */
export async function tempFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `hotich-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}
