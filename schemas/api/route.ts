import { z } from 'zod';

/** One endpoint, described once: the server implements it, the browser calls it, both parse with it. */
export interface Route<Body extends z.ZodType, Query extends z.ZodType, Reply extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Fastify path; `:name` parts are ids. */
  readonly path: `/api/${string}`;
  readonly body: Body;
  readonly query: Query;
  readonly reply: Reply;
}

export const nothing = z.undefined().or(z.null()).or(z.strictObject({}));

export function route<
  Reply extends z.ZodType,
  Body extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
>(facts: {
  method: 'GET' | 'POST' | 'DELETE';
  path: `/api/${string}`;
  reply: Reply;
  body?: Body;
  query?: Query;
}): Route<Body, Query, Reply> {
  return { body: nothing as never, query: nothing as never, ...facts } as Route<Body, Query, Reply>;
}

/** What every failed call answers; the sentence for `code` is in `wording/`. */
export const Failure = z.strictObject({
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Failure = z.infer<typeof Failure>;
