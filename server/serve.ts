import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Route } from '#schemas/api/route.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { BookId, EntryId, ExtractId, RecordId, RelationId, TaskId, TroubleId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { mustBeInScope } from './in-scope.ts';
import { type Action, mustBeAllowed } from './may.ts';
import type { ServerPorts } from './ports.ts';
import { officerOf } from './session.ts';

/** What may stand in a path. */
const params = {
  taskId: TaskId,
  troubleId: TroubleId,
  recordId: RecordId,
  entryId: EntryId,
  extractId: ExtractId,
  relationId: RelationId,
  bookId: BookId,
  runId: z.string().regex(/^\d{1,15}$/),
  code: z.string().max(60),
} as const;
type ParamName = keyof typeof params;

/** A request after parsing. */
export interface Call<Body, Query> {
  readonly body: Body;
  readonly query: Query;
  readonly param: <Name extends ParamName>(name: Name) => z.output<(typeof params)[Name]>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Implements a route for officers who may do `action`: ask, parse, run, parse the answer, send. What path and body
 * name must be in a book of theirs; lists are for `run` to narrow.
 */
export function serve<Body extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  ports: ServerPorts,
  route: Route<Body, Query, Reply>,
  action: Action,
  run: (
    call: Call<z.output<Body>, z.output<Query>> & { readonly officer: Officer },
  ) => Promise<z.input<Reply>>,
): void {
  listen(app, route, async (call) => {
    const officer = await officerOf(ports, call.request);
    mustBeAllowed(officer, action);
    const parsed = call.parse();
    await mustBeInScope(ports.store.db, officer, {
      ...(call.request.params as object),
      ...(parsed.body as object | undefined),
    });
    return run({ ...parsed, officer });
  });
}

/** Implements a route that needs no session. */
export function servePublic<Body extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  route: Route<Body, Query, Reply>,
  run: (call: Call<z.output<Body>, z.output<Query>>) => Promise<z.input<Reply>>,
): void {
  listen(app, route, (call) => run(call.parse()));
}

function listen<Body extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType>(
  app: FastifyInstance,
  route: Route<Body, Query, Reply>,
  answer: (call: {
    request: FastifyRequest;
    parse: () => Call<z.output<Body>, z.output<Query>>;
  }) => Promise<z.input<Reply>>,
): void {
  app.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const given = request.params as Readonly<Record<string, string>>;
      const parse = () => ({
        body: accept(route.body, request.body ?? undefined),
        query: accept(route.query, request.query),
        param: <Name extends ParamName>(name: Name) =>
          accept(params[name], given[name], name) as z.output<(typeof params)[Name]>,
        request,
        reply,
      });
      const parsed = route.reply.parse(await answer({ request, parse }));
      return reply.type('application/json').send(JSON.stringify(parsed));
    },
  });
}

/** Throws `request.bad` with the place of the first fault, never with what stood there. */
export function accept<Shape extends z.ZodType>(shape: Shape, given: unknown, place = ''): z.output<Shape> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const path = [place, ...(parsed.error.issues[0]?.path ?? [])].filter((part) => part !== '').join('.');
  throw new ExpectedError('request.bad', { field: /^[\w.-]{0,80}$/.test(path) ? path : '' });
}
