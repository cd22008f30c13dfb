import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError } from '#schemas/errors.ts';
import { checkPageRoutes } from './check-page.ts';

/** Addresses of the workplaces; all, like `/`, are one page that reads its address itself. */
const workplaces = [
  '/xac-minh',
  '/quay',
  '/ky',
  '/so-cap',
  '/ho-so',
  '/co-quan',
  '/doi-chieu',
  '/so-bo',
  '/doi-nguoi',
  '/tong-quan',
  '/vuong-mac',
  '/guong',
];

const notBuilt = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hộ Tịch</title>
<p>Giao diện chưa được dựng. Chạy <code>npm run build</code> rồi tải lại trang.
<p lang="en">The pages are not built yet. Run <code>npm run build</code>, then reload.</html>`;

/** The built pages, and the one page for every address of a workplace. */
export function pageRoutes(app: FastifyInstance, webDir: string): void {
  // Built files carry their content in their name; the page that names them does not.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) return;
    const isNamed = request.url.startsWith('/assets/');
    reply.header('cache-control', isNamed ? 'public, max-age=31536000, immutable' : 'no-cache');
  });
  app.register(fastifyStatic, { root: webDir, index: false, dotfiles: 'deny', cacheControl: false });
  const page = async (_: FastifyRequest, reply: FastifyReply) =>
    existsSync(join(webDir, 'index.html'))
      ? reply.sendFile('index.html')
      : reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
  app.get('/', page);
  checkPageRoutes(app, webDir, notBuilt);
  for (const start of workplaces) {
    app.get(start, page);
    app.get(`${start}/*`, page);
  }
  app.setNotFoundHandler(() => {
    throw new ExpectedError('id.not-found');
  });
}
