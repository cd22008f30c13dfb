import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import { endSession, openSession, sessionOfficer } from '#store/sessions.ts';
import { oftenAsked } from '#store/together.ts';
import type { ServerPorts } from './ports.ts';

const cookieName = 'hotich';
const sessionHours = 12;

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const tokenOf = (request: FastifyRequest): string | null => {
  const token = request.cookies[cookieName];
  return token && /^[\w-]{43}$/.test(token) ? token : null;
};

/** Opens a session and hands its token to the browser; only the token's hash is kept. */
export async function beginSession(ports: ServerPorts, reply: FastifyReply, officer: Officer): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const now = ports.now();
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  await openSession(ports.store.db, { tokenHash: hashToken(token), officerId: officer.id, expiresAt, now });
  reply.setCookie(cookieName, token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: ports.publicUrl.startsWith('https:'),
    maxAge: sessionHours * 3600,
  });
}

/** Ends the session on the server too: a copied cookie is worth nothing afterwards. */
export async function leaveSession(
  ports: ServerPorts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = tokenOf(request);
  if (token) await endSession(ports.store.db, hashToken(token));
  reply.clearCookie(cookieName, { path: '/' });
}

/** Who is asking. A call with `x-hotich-poll` was made by the page, not by a person. Throws `session.none`. */
export async function officerOf(ports: ServerPorts, request: FastifyRequest): Promise<Officer> {
  const officer = await askingOfficer(
    ports,
    request,
    request.headers['x-hotich-poll'] === '1' ? 'by-itself' : 'used',
  );
  if (!officer) throw new ExpectedError('session.none');
  return officer;
}

/** Who is listening, which keeps no session alive; null when theirs has ended. */
export const listeningOfficer = (ports: ServerPorts, request: FastifyRequest): Promise<Officer | null> =>
  askingOfficer(ports, request, 'by-itself');

async function askingOfficer(
  ports: ServerPorts,
  request: FastifyRequest,
  used: 'used' | 'by-itself',
): Promise<Officer | null> {
  const token = tokenOf(request);
  if (!token) return null;
  return oftenAsked(ports.store.db, (db) => sessionOfficer(db, hashToken(token), ports.now(), used));
}
