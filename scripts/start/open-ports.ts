import { join } from 'node:path';
import type { Config } from '#schemas/config.ts';
import type { Store } from '#store/open.ts';
import { loadPolicies } from '#store/policies.ts';
import { webDir } from '#server/main.ts';
import type { ServerPorts } from '#server/ports.ts';
import { openComputing } from '#workers/context.ts';
import { projectRoot } from '#workers/project-root.ts';
import { openKeys } from '#workers/seal-files.ts';

/** What the server's answers need, of a data folder and its database. */
export async function openPorts(
  config: Config,
  store: Store,
  log: ServerPorts['log'],
  env: Readonly<Record<string, string | undefined>>,
): Promise<ServerPorts> {
  const { blobs, forms, now } = await openComputing(config, env);
  return {
    store,
    blobs,
    forms,
    policies: await loadPolicies(join(projectRoot, 'schemas', 'policies')),
    publicUrl: config.publicUrl.replace(/\/$/, ''),
    keys: await openKeys(join(config.dataDir, 'keys')),
    webDir,
    now,
    log,
  };
}
