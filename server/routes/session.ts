import type { FastifyInstance } from 'fastify';
import { signIn, signOut, whoAmI } from '#schemas/api/session.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { officerByLogin } from '#store/officers.ts';
import { openLimit } from '../limit.ts';
import { passwordFits } from '../password.ts';
import type { ServerPorts } from '../ports.ts';
import { serve, servePublic } from '../serve.ts';
import { beginSession, leaveSession } from '../session.ts';

export function sessionRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const tries = openLimit({ most: 10, windowSeconds: 300 });

  servePublic(app, signIn, async ({ body, reply }) => {
    const login = body.login.trim().toLowerCase();
    const seconds = tries.take(login, ports.now());
    if (seconds !== null) throw new ExpectedError('session.too-many', { seconds });
    const known = await officerByLogin(ports.store.db, login);
    const fits = await passwordFits(body.password, known?.passwordHash ?? null);
    if (!known || !fits) throw new ExpectedError('session.wrong');
    tries.forget(login);
    await beginSession(ports, reply, known.officer);
    return known.officer;
  });

  serve(app, ports, whoAmI, 'do-own-work', async ({ officer }) => officer);

  servePublic(app, signOut, async ({ request, reply }) => {
    await leaveSession(ports, request, reply);
    return { ok: true } as const;
  });
}
