import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ExpectedError } from '#schemas/errors.ts';

/** Addresses of the workplaces; all are one page that reads its address itself. */
const workplaces = ['/', '/xac-minh', '/quay', '/ky', '/tong-quan', '/x'];

const notBuilt = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Hộ Tịch</title>
<p>Giao diện chưa được dựng. Chạy <code>npm run build</code> rồi tải lại trang.
<p lang="en">The pages are not built yet. Run <code>npm run build</code>, then reload.</html>`;

/** The built pages, and the one page for every address of a workplace. */
export function pageRoutes(app: FastifyInstance, webDir: string): void {
  app.register(fastifyStatic, {
    root: webDir,
    wildcard: true,
    index: false,
    // Built files carry their content in their name; the page that names them does not.
    setHeaders: (reply, path) => {
      const isNamed = path.includes('/assets/');
      reply.setHeader('cache-control', isNamed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = workplaces.some(
      (start) => path === start || (start !== '/' && path.startsWith(`${start}/`)),
    );
    if (request.method !== 'GET' || !isPage) throw new ExpectedError('id.not-found');
    if (existsSync(join(webDir, 'index.html'))) return reply.sendFile('index.html');
    return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
  });
}
