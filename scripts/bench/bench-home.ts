import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Home, type HomeOptions, openHome } from '../cli/home.ts';

/** A data folder of a bench's own, open; `remove` closes it and leaves nothing behind, wherever its database lies. */
export async function openBenchHome(
  options: HomeOptions = {},
): Promise<{ home: Home; data: string; remove: () => Promise<void> }> {
  const data = await mkdtemp(join(tmpdir(), 'hotich-bench-'));
  const home = await openHome({ ...options, data });
  const remove = async () => {
    await home.close();
    for (const folder of [home.cluster?.folder, data])
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { home, data, remove };
}
