import { readConfig } from '#schemas/config.ts';
import { openStore } from '#store/open.ts';
import { startServer } from '#server/main.ts';
import { mustBeAllowed } from '#server/may.ts';
import { officerOf } from '#server/session.ts';
import { mountBoard } from '#workers/board.ts';
import { openLog } from '#workers/log.ts';
import { openQueues } from '#workers/queues.ts';
import { openPorts } from './open-ports.ts';

/** The server process: the API, the workplaces, and the queue board for administrators. Ends with its parent. */
const config = readConfig(process.env, { dataDir: '.data', cpus: 2 });
const log = openLog('server', config.logLevel);
if (!config.databaseUrl) throw new Error('DATABASE_URL is set by whoever starts a server');

const store = openStore(config.databaseUrl);
const backend = await openQueues(config, config.databaseUrl);
const ports = await openPorts(config, store, log, process.env);
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
