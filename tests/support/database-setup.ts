import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '#store/embedded/cluster.ts';

/** One folder for the run's Postgres; the first test that needs a database starts it (`database.ts`). */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-test-'));
  // Postgres runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  process.env.HOTICH_TEST_FOLDER = folder;
  return async () => {
    if (existsSync(join(folder, 'postgres', 'data'))) await (await openCluster(folder)).stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
