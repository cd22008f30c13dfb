import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '#schemas/api/route.ts';
import { ExpectedError, errors } from '#schemas/errors.ts';
import { storeError } from '#store/open.ts';
import type { Log } from './ports.ts';

/** Turns whatever was thrown into an answer; a bug is logged by an id, without what it was about. */
export function fail(
  log: Log,
  thrown: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = asExpected(thrown);
  if (error instanceof ExpectedError) {
    const { status } = errors[error.code];
    if (status >= 500) log.warn({ code: error.code, route: request.routeOptions.url }, 'request failed');
    return send(reply, status, { code: error.code, details: { ...error.details } });
  }
  const id = randomBytes(5).toString('hex');
  log.error({ id, route: request.routeOptions.url, bug: withoutValues(error) }, 'bug');
  return send(reply, 500, { code: 'bug', details: { id } });
}

const send = (reply: FastifyReply, status: number, failure: Failure): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json')
    .send(JSON.stringify(failure));

/** What the framework refuses (no JSON, too large) is the caller's fault and not a bug. */
function asExpected(thrown: FastifyError): unknown {
  const { code = '', statusCode = 500 } = thrown;
  if (code.startsWith('FST_') && statusCode < 500)
    return new ExpectedError('request.bad', { field: 'body' }, { cause: thrown });
  // A file that is not there, or is nobody's to see.
  if (statusCode === 403 || statusCode === 404)
    return new ExpectedError('id.not-found', {}, { cause: thrown });
  return storeError(thrown);
}

/** An error's message may quote a value it choked on; its kind, code and frames do not. */
export function withoutValues(error: unknown): { name: string; code: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code: 'code' in error ? String(error.code) : '',
    frames: frames.slice(0, 8).map((line) => line.trim()),
  };
}
