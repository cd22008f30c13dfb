import { join } from 'node:path';
import { readConfig } from '#schemas/config.ts';
import { openStore } from '#store/open.ts';
import { loadPolicies } from '#store/policies.ts';
import { startServer, webDir } from '#server/main.ts';
import { mustBeAllowed } from '#server/may.ts';
import type { ServerPorts } from '#server/ports.ts';
import { officerOf } from '#server/session.ts';
import { mountBoard } from '#workers/board.ts';
import { openComputing } from '#workers/context.ts';
import { openLog } from '#workers/log.ts';
import { projectRoot } from '#workers/project-root.ts';
import { openQueues } from '#workers/queues.ts';
import { openKeys } from '#workers/seal-files.ts';

/** The server process: the API, the workplaces, and the queue board for administrators. Ends with its parent. */
const config = readConfig(process.env, { dataDir: '.data', cpus: 2 });
const log = openLog('server', config.logLevel);
if (!config.databaseUrl) throw new Error('DATABASE_URL is set by whoever starts a server');

const store = openStore(config.databaseUrl);
const { blobs, forms, now } = await openComputing(config, process.env);
const backend = await openQueues(config, config.databaseUrl);
const ports: ServerPorts = {
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
const server = await startServer(config, ports, (app) =>
  mountBoard(app, backend, async (request) => mustBeAllowed(await officerOf(ports, request), 'administer')),
);
log.info({ address: server.address }, 'serving');
process.send?.('ready');

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => {
  const late = setTimeout(() => process.exit(0), 5000);
  late.unref();
  void server
    .close()
    .then(() => backend.close())
    .then(() => store.close())
    .finally(() => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
