import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { FeedQuery, feedPath } from '#schemas/api/feed.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { feedTokenId } from '#store/feed-tokens.ts';
import { booksInScope } from '#store/scope.ts';
import { noteView } from '#store/views.ts';
import { feedLines } from '../feed-lines.ts';
import { mustBeAllowed } from '../may.ts';
import type { ServerPorts } from '../ports.ts';
import { accept } from '../serve.ts';
import { officerOf } from '../session.ts';

/** The feed, streamed: a slow reader slows the reading down. What breaks half-way breaks the connection. */
export function feedRoutes(app: FastifyInstance, ports: ServerPorts): void {
  app.get(feedPath, async (request, reply) => {
    const books = await booksOfReader(ports, request);
    const { after, most } = accept(FeedQuery, request.query);
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .send(Readable.from(feedLines(ports.store.db, { after, most, books })));
  });
}

/** The books whose events may be read; null: all. Throws `session.none`, `may.not`. */
async function booksOfReader(ports: ServerPorts, request: FastifyRequest): Promise<readonly BookId[] | null> {
  const { db } = ports.store;
  const bearer = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const token = await feedTokenId(db, bearer);
    if (token === null) throw new ExpectedError('session.none');
    ports.log.info({ token }, 'feed read');
    return null;
  }
  const officer = await officerOf(ports, request);
  mustBeAllowed(officer, 'read-feed');
  await noteView(db, officer.id, 'feed', ports.now());
  return booksInScope(db, officer);
}
