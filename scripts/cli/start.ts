import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#schemas/errors.ts';
import { resendAll } from '#store/outbox.ts';
import { projectRoot } from '#workers/project-root.ts';
import { demoPin } from '../make-certificates.ts';
import { buildWeb } from '../start/build-web.ts';
import { demoPassword, seedDemo } from '../start/demo.ts';
import { keepKeys } from '../start/keys.ts';
import { patiently } from '../start/patiently.ts';
import { type Part, startPart } from '../start/part.ts';
import { openRedisServer, type RedisServer } from '../start/redis-server.ts';
import { watchReading } from '../start/watch-reading.ts';
import { configOf, type Home, type HomeOptions, openHome } from './home.ts';
import { loadInto } from './load.ts';
import { voice } from './speak.ts';

type StartOptions = HomeOptions & {
  empty?: boolean;
  redis?: boolean;
  exit?: boolean;
  json?: boolean;
  lang?: string;
};

/**
 * The main job: everything set up, the sample books loaded and read, the workplaces served until Ctrl-C. Started again
 * it goes on where it was. HOTICH_SAMPLES names another folder of sample books. Throws `port.in-use` and what opening
 * the data folder throws.
 */
export async function start(options: StartOptions): Promise<void> {
  const speaker = voice(options);
  const config = configOf(options);
  await checkPort(config.host, config.port);
  speaker.say('opening', { path: config.dataDir });
  const home = await openHome(options);
  const stopping = new AbortController();
  const stopped = new Promise<void>((done) =>
    stopping.signal.addEventListener('abort', () => done(), { once: true }),
  );
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  let redis: RedisServer | null = null;
  const parts: Part[] = [];
  const guard = setInterval(() => {
    void home.cluster?.ensure().catch(() => undefined);
    void redis?.ensure().catch(() => undefined);
  }, 2000);
  try {
    if (options.redis) redis = await openRedisServer(config.dataDir);
    const logins = options.empty ? [] : await patiently(home, () => seedDemo(home.store));
    await patiently(home, () => keepKeys(home.store, config.dataDir));
    await buildWeb(() => speaker.say('building'));
    await patiently(home, () => resendAll(home.store.db));
    const env = partEnvironment(home, redis?.url ?? null);
    const part = (name: string, entry: URL) =>
      startPart({
        name,
        entry,
        env,
        logFile: join(config.dataDir, 'logs', `${name}.log`),
        died: () => speaker.say('died', { part: name }),
      });
    parts.push(await part('server', new URL('../start/serve.ts', import.meta.url)));
    parts.push(await part('worker', new URL('../../workers/main.ts', import.meta.url)));
    const url = `http://${config.host}:${config.port}/`;
    speaker.say('ready', { url });
    if (!options.empty && !stopping.signal.aborted)
      await loadInto(home, speaker, [process.env.HOTICH_SAMPLES ?? join(projectRoot, 'samples')], null);
    const reading = await watchReading(home.store.db, speaker, stopping.signal);
    if (!stopping.signal.aborted) {
      speaker.result({ url, ...reading });
      speaker.say('ready', { url });
      if (logins.length > 0) {
        speaker.say('accounts', { password: demoPassword, pin: demoPin });
        speaker.line(`  ${logins.join('  ')}`);
      }
      if (options.exit) stopping.abort();
      else speaker.say('stopHint');
    }
    await stopped;
  } finally {
    speaker.say('stopping');
    clearInterval(guard);
    await Promise.all(parts.map((one) => one.stop()));
    await redis?.stop();
    await home.close();
    speaker.say('stopped');
  }
}

function partEnvironment(home: Home, redisUrl: string | null): Record<string, string> {
  const { config } = home;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return {
    ...env,
    HOTICH_DATA: config.dataDir,
    HOTICH_PORT: String(config.port),
    HOTICH_WORKERS: String(config.workers),
    DATABASE_URL: config.databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
}

/** A server that was killed a moment ago may still hold the port. */
async function checkPort(host: string, port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const isFree = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once('error', () => done(false));
      probe.listen(port, host, () => probe.close(() => done(true)));
    });
    if (isFree) return;
    if (tries >= 6) throw new ExpectedError('port.in-use', { port });
    await sleep(500);
  }
}
