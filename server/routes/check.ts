import type { FastifyInstance } from 'fastify';
import { type CheckReply, checkExtract } from '#schemas/api/check.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { readVerifyCode } from '#pipeline/certify/verify-code.ts';
import { extractByCode } from '#store/extracts.ts';
import { openLimit } from '../limit.ts';
import type { ServerPorts } from '../ports.ts';
import { servePublic } from '../serve.ts';

export function checkRoutes(app: FastifyInstance, { store, now }: ServerPorts): void {
  const checks = openLimit({ most: 30, windowSeconds: 60 });

  servePublic(app, checkExtract, async ({ param, request }): Promise<CheckReply> => {
    const seconds = checks.take(request.ip, now());
    if (seconds !== null) throw new ExpectedError('request.too-many', { seconds });
    const code = readVerifyCode(param('code'));
    const extract = code === null ? null : await extractByCode(store.db, code);
    // A number is given before the paper is signed: until then there is no paper to check.
    if (!extract?.authorized || extract.status === 'authorized')
      return { state: 'unknown', number: null, title: null, issuedOn: null, issuingBody: null };
    const { number, templateId, issuedOn, issuingBody } = extract.authorized;
    return {
      state: extract.status === 'sealed' ? 'valid' : 'voided',
      number,
      title: templateById(templateId).title,
      issuedOn,
      issuingBody: issuingBody.name,
    };
  });
}
