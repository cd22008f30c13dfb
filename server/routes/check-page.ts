import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkPermissions, checkPolicy } from '../check-policy.ts';

/** The address in a QR code is in capitals, which makes the code smaller. */
const starts = ['/x', '/X'];

/**
 * The check page, a page of its own beside the workplaces: `/x/` and `/x/<code>`. Its service worker lies under the same
 * address, so a browser lets it rule nothing else; `/x` without the slash would be a prefix of `/xac-minh`.
 */
export function checkPageRoutes(app: FastifyInstance, webDir: string, notBuilt: string): void {
  const send = (file: string) => async (_: FastifyRequest, reply: FastifyReply) => {
    if (!existsSync(join(webDir, file)))
      return reply.code(503).type('text/html; charset=utf-8').send(notBuilt);
    reply.header('content-security-policy', checkPolicy);
    reply.header('permissions-policy', checkPermissions);
    return reply.sendFile(file);
  };
  for (const start of starts) {
    app.get(start, (_, reply) => reply.redirect('/x/'));
    app.get(`${start}/worker.js`, send('check/worker.js'));
    app.get(`${start}/*`, send('check/index.html'));
  }
}
