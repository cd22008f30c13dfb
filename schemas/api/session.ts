import { z } from 'zod';
import { Officer } from '../officer.ts';
import { route } from './route.ts';

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  body: z.strictObject({
    login: z.string().min(1).max(40),
    password: z.string().min(1).max(200),
    /** Of the authenticator app; asked for by `session.totp-wanted`, of who has one. */
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  reply: Officer,
});
export const whoAmI = route({ method: 'GET', path: '/api/session', reply: Officer });
export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  reply: z.strictObject({ ok: z.literal(true) }),
});
