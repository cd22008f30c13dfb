import type { FastifyInstance } from 'fastify';
import { signIn, signOut, whoAmI } from '#schemas/api/session.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { officerByLogin, takeTotpStep } from '#store/officers.ts';
import { forgetTries, takeTry } from '#store/sign-in-tries.ts';
import { passwordFits } from '../password.ts';
import type { ServerPorts } from '../ports.ts';
import { serve, servePublic } from '../serve.ts';
import { beginSession, leaveSession } from '../session.ts';
import { stepOfCode } from '../totp.ts';

export function sessionRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, now } = ports;

  servePublic(app, signIn, async ({ body, request, reply }) => {
    const login = body.login.trim().toLowerCase();
    const seconds = await takeTry(store, { login, address: request.ip }, now());
    if (seconds !== null) throw new ExpectedError('session.too-many', { seconds });
    const known = await officerByLogin(store.db, login);
    const fits = await passwordFits(body.password, known?.passwordHash ?? null);
    if (!known || !fits) throw new ExpectedError('session.wrong');
    if (known.totpSecret !== null) {
      if (!body.code) throw new ExpectedError('session.totp-wanted');
      const step = stepOfCode(known.totpSecret, body.code, now());
      if (step === null || !(await takeTotpStep(store.db, known.officer.id, step)))
        throw new ExpectedError('session.totp-wrong');
    }
    await forgetTries(store, login);
    await beginSession(ports, reply, known.officer);
    return known.officer;
  });

  serve(app, ports, whoAmI, 'do-own-work', async ({ officer }) => officer);

  servePublic(app, signOut, async ({ request, reply }) => {
    await leaveSession(ports, request, reply);
    return { ok: true } as const;
  });
}
