import type { FastifyInstance } from 'fastify';
import { CheckPdfReply, checkExtract, checkPdfPath, codeKeys } from '#schemas/api/check.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { rememberCodeKey } from '#store/code-keys.ts';
import { noteCheck } from '#store/check-visits.ts';
import { issuingOffice } from '#store/settings.ts';
import { checkFile } from '../check-file.ts';
import { openCheckLimit } from '../check-limit.ts';
import { checkPaper } from '../check-paper.ts';
import type { ServerPorts } from '../ports.ts';
import { servePublic } from '../serve.ts';

const mostPdfBytes = 4 * 1024 * 1024;

/** For anybody with a paper in hand: no session, nothing of the person. */
export function checkRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, keys, now } = ports;
  const limit = openCheckLimit(store.db);

  servePublic(app, codeKeys, async () => {
    const { id, publicKey } = await keys.seal.codeKey();
    const { body } = await issuingOffice(store.db);
    return rememberCodeKey(store.db, {
      id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      issuer: body.name,
      isTest: keys.seal.isTest,
    });
  });

  servePublic(app, checkExtract, async ({ param, request }) => {
    const at = now();
    await limit.askCode(request.ip, at);
    const { extract, reply } = await checkPaper(store.db, param('code'));
    if (reply.state === 'unknown') limit.noteMiss(request.ip, at);
    await noteCheck(store.db, { extractId: extract?.id ?? null, state: reply.state, byFile: false, at });
    return reply;
  });

  app.register(async (files) => {
    // Refused before a byte of the file is read.
    files.addHook('onRequest', async (request) => limit.askFile(request.ip, now()));
    files.addContentTypeParser('application/pdf', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    // Too large, or no PDF by its own word: the framework's refusal in our words.
    files.setErrorHandler((error: { code?: string }) => {
      throw error.code?.startsWith('FST_ERR_CTP_')
        ? new ExpectedError('pdf.not-ours', {}, { cause: error })
        : error;
    });
    files.post(checkPdfPath, { bodyLimit: mostPdfBytes }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body) || !request.body.subarray(0, 1024).includes('%PDF-'))
        throw new ExpectedError('pdf.not-ours');
      const { reply: found, extractId } = await checkFile(ports, request.body);
      const state = found.isIntact ? found.now.state : 'altered';
      await noteCheck(store.db, { extractId, state, byFile: true, at: now() });
      return reply.type('application/json').send(JSON.stringify(CheckPdfReply.parse(found)));
    });
  });
}
