import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '#schemas/config.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { warmAskedPlaces } from '#pipeline/search/asked-place.ts';
import { buildApp } from './app.ts';
import type { ServerPorts } from './ports.ts';
import { warmPlaces } from './suggest/suggest-places.ts';
import { watchSigning } from './void-interrupted.ts';

/** Where `vite build` leaves the pages. */
export const webDir = resolve(join(import.meta.dirname, '..', 'web', 'dist'));

export interface RunningServer {
  /** http://127.0.0.1:8080 */
  readonly address: string;
  /** Answers what is under way, then stops. */
  close(): Promise<void>;
}

/** The list of places takes half a second to make: after those who waited for the server, before somebody types. */
const warmAfterMs = 2000;

/**
 * Serves on the host and port of the configuration (port 0: any free one). `extend` may mount more, such as the queue
 * dashboard. Throws `port.in-use`.
 */
export async function startServer(
  config: Pick<Config, 'host' | 'port'>,
  ports: ServerPorts,
  extend?: (app: FastifyInstance) => Promise<void> | void,
): Promise<RunningServer> {
  const app = buildApp(ports);
  await extend?.(app);
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    setTimeout(warmPlaces, warmAfterMs).unref();
    setTimeout(warmAskedPlaces, 2 * warmAfterMs).unref();
    const unwatch = watchSigning(ports);
    return {
      address,
      close: () => {
        unwatch();
        return app.close();
      },
    };
  } catch (cause) {
    await app.close();
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')
      throw new ExpectedError('port.in-use', { port: config.port }, { cause });
    throw cause;
  }
}
