import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { ExpectedError } from '#schemas/errors.ts';
import { fail } from './fail.ts';
import type { ServerPorts } from './ports.ts';
import { checkRoutes } from './routes/check.ts';
import { counterRoutes } from './routes/counter.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { entryRoutes } from './routes/entries.ts';
import { extractRoutes } from './routes/extracts.ts';
import { feedRoutes } from './routes/feed.ts';
import { fileSigningRoutes } from './routes/file-signing.ts';
import { imageRoutes } from './routes/images.ts';
import { issueBookRoutes } from './routes/issue-book.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { lifeRoutes } from './routes/life.ts';
import { liveRoutes } from './routes/live.ts';
import { mirrorRoutes } from './routes/mirror.ts';
import { officeRoutes } from './routes/office.ts';
import { overviewRoutes } from './routes/overview.ts';
import { pageFactRoutes } from './routes/page-facts.ts';
import { pageRoutes } from './routes/pages.ts';
import { qualityRoutes } from './routes/quality.ts';
import { recordRoutes } from './routes/records.ts';
import { reviewRoutes } from './routes/review.ts';
import { sessionRoutes } from './routes/session.ts';
import { signingRoutes } from './routes/signing.ts';
import { suggestRoutes } from './routes/suggest.ts';
import { taskRoutes } from './routes/tasks.ts';
import { troubleRoutes } from './routes/troubles.ts';

/** Nothing but this server's own files and data; the paper is shown in a frame of the same origin. */
const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  // the signing program on the officer's own machine
  "connect-src 'self' wss://127.0.0.1:8987",
  "frame-src 'self' blob:",
  "object-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** The whole HTTP side. Call `ready()` or `listen()` on it. */
export function buildApp(ports: ServerPorts): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    // Behind a proxy of the same machine the caller's address is the one the proxy names; nobody else is believed.
    trustProxy: 'loopback',
  });
  app.setErrorHandler((error, request, reply) => fail(ports.log, error as never, request, reply));
  app.register(cookie);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', contentPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    if (!request.url.startsWith('/api/')) return;
    reply.header('cache-control', 'no-store');
    // An officer's signing program comes with an address that nobody else knows, and without headers of ours.
    if (request.url.startsWith('/api/file-signing/')) return;
    // A page of another site can send a form here but not this header.
    if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers['x-hotich'] !== '1')
      throw new ExpectedError('request.bad', { field: 'x-hotich' });
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime);
    ports.log.info({ method, route: routeOptions.url ?? '', status: reply.statusCode, ms }, 'answered');
  });

  app.register(async (routes) => {
    sessionRoutes(routes, ports);
    taskRoutes(routes, ports);
    troubleRoutes(routes, ports);
    entryRoutes(routes, ports);
    recordRoutes(routes, ports);
    extractRoutes(routes, ports);
    signingRoutes(routes, ports);
    fileSigningRoutes(routes, ports);
    officeRoutes(routes, ports);
    issueBookRoutes(routes, ports);
    correctionRoutes(routes, ports);
    counterRoutes(routes, ports);
    checkRoutes(routes, ports);
    feedRoutes(routes, ports);
    reviewRoutes(routes, ports);
    ledgerRoutes(routes, ports);
    lifeRoutes(routes, ports);
    overviewRoutes(routes, ports);
    suggestRoutes(routes, ports);
    liveRoutes(routes, ports);
    mirrorRoutes(routes, ports);
    qualityRoutes(routes, ports);
    imageRoutes(routes, ports);
  });
  pageFactRoutes(app, ports);
  pageRoutes(app, ports.webDir);
  return app;
}
