import type { z } from 'zod';
import { Failure, type Route } from '#schemas/api/route.ts';
import { ExpectedError, isErrorCode } from '#schemas/errors.ts';

/** The server did not answer at all; nothing is known about whether it got the call. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

/** The server answered with a failure this version has no code for. */
export class UnknownFailure extends Error {
  override readonly name = 'UnknownFailure';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Given<Body extends z.ZodType, Query extends z.ZodType> {
  /** Ids for the `:name` parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: z.input<Query>;
  readonly body?: z.input<Body>;
  readonly signal?: AbortSignal;
  /** Sent to the end even when the page is closed meanwhile. */
  readonly keepalive?: boolean;
}

/** Signals of polls. A call with one of them is made by the page and not by a person: it keeps no session alive. */
export const pollSignals = new WeakSet<AbortSignal>();

/** The address of a call: ids in the path, only what the route names in the query. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`no value for :${name} in ${path}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

async function failureOf(response: Response): Promise<Error> {
  const parsed = Failure.safeParse(await response.json().catch(() => null));
  if (!parsed.success) return new UnknownFailure(`http.${response.status}`);
  const { code, details } = parsed.data;
  return isErrorCode(code) ? new ExpectedError(code, details) : new UnknownFailure(code);
}

/**
 * Calls a route of `schemas/api` and parses what comes back.
 * Throws ExpectedError (the server said why), UnknownFailure, ServerUnreachable, or the abort of `signal`.
 */
export async function call<Body extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType>(
  route: Route<Body, Query, Reply>,
  given: Given<Body, Query> = {},
): Promise<z.output<Reply>> {
  const address = addressOf(route.path, given.params, given.query as Record<string, unknown> | undefined);
  const hasBody = given.body !== undefined;
  const response = await fetch(address, {
    method: route.method,
    credentials: 'same-origin',
    // Another site can make the browser send a form, but not this header.
    headers: {
      'x-hotich': '1',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(given.signal && pollSignals.has(given.signal) ? { 'x-hotich-poll': '1' } : {}),
    },
    ...(hasBody ? { body: JSON.stringify(given.body) } : {}),
    ...(given.signal ? { signal: given.signal } : {}),
    ...(given.keepalive ? { keepalive: true } : {}),
  }).catch((error: unknown) => {
    if (given.signal?.aborted) throw error;
    throw new ServerUnreachable();
  });
  if (!response.ok) throw await failureOf(response);
  return route.reply.parse(await response.json());
}
