import { Agent, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { z } from 'zod';
import type { Route } from '#schemas/api/route.ts';
import { signIn } from '#schemas/api/session.ts';

/** Somebody with an account who speaks HTTP to a running server; every call's time is told to `timed`. */
export interface HttpPerson {
  call<B extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
    route: Route<B, Q, R>,
    given?: { params?: Record<string, string>; body?: z.input<B>; as?: string },
  ): Promise<z.output<R>>;
  /** A picture or paper; its size in bytes. */
  fetch(path: string, as: string): Promise<number>;
}

/**
 * Signs in, on a connection of their own that stays open, as a browser's does; asked by node:http, which takes the machine
 * less than fetch. `as` names the figure a call's milliseconds belong to; calls without one are
 * not timed.
 */
export async function httpPerson(
  url: string,
  account: { login: string; password: string },
  timed: (as: string, ms: number) => void,
): Promise<HttpPerson> {
  let cookie = '';
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (method: string, path: string, body: unknown, as?: string) => {
    const startedAt = performance.now();
    const text = body ? JSON.stringify(body) : '';
    const headers = { 'x-hotich': '1', cookie, ...(body ? { 'content-type': 'application/json' } : {}) };
    const reply = await new Promise<IncomingMessage>((answered, failed) =>
      request(new URL(path, url), { method, agent, headers }, answered).on('error', failed).end(text),
    );
    const bytes = await buffer(reply);
    if (as) timed(as, performance.now() - startedAt);
    if (reply.statusCode !== 200) throw new Error(`${method} ${path} answered ${reply.statusCode}`);
    cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
    return bytes;
  };
  const person: HttpPerson = {
    async call(route, given = {}) {
      const path = route.path.replace(/:(\w+)/g, (_, name: string) => given.params?.[name] ?? '');
      const bytes = await ask(route.method, path, given.body, given.as);
      return route.reply.parse(JSON.parse(bytes.toString('utf8'))) as never;
    },
    fetch: async (path, as) => (await ask('GET', path, undefined, as)).byteLength,
  };
  await person.call(signIn, { body: account });
  return person;
}
