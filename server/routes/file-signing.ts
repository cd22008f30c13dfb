import type { FastifyInstance } from 'fastify';
import { ExpectedError } from '#schemas/errors.ts';
import { say } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { fetchFile, takeSignedFile } from '../file-signing.ts';
import type { ServerPorts } from '../ports.ts';

const mostBytes = 8 * 1024 * 1024;

/**
 * Where an officer's own signing program fetches a paper and puts it back. It has no session: the address is the right,
 * unguessable, for one use, for minutes. What it is answered is what such programs expect: Status 0 and a name, or
 * another Status and a sentence that they show.
 */
export function fileSigningRoutes(app: FastifyInstance, { log }: Pick<ServerPorts, 'log'>): void {
  app.register(async (own) => {
    own.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_, body, done) =>
      done(null, body),
    );

    own.get<{ Params: { token: string } }>(
      '/api/file-signing/:token',
      { exposeHeadRoute: false },
      async (request, reply) =>
        reply
          .type('application/pdf')
          .header('content-disposition', 'attachment; filename="trich-luc.pdf"')
          .send(Buffer.from(fetchFile(request.params.token))),
    );

    own.post<{ Params: { token: string } }>(
      '/api/file-signing/:token',
      { bodyLimit: mostBytes },
      async (request, reply) => {
        try {
          const bytes = await fileIn(request.body, request.headers['content-type'] ?? '');
          const { number } = await takeSignedFile(request.params.token, bytes);
          const name = `${number.replace(/\W+/g, '-')}.pdf`;
          return reply.send({ Status: 0, Message: '', FileName: name, FileServer: '' });
        } catch (error) {
          if (!(error instanceof ExpectedError)) throw error;
          log.info({ code: error.code }, 'a signing program is refused');
          const text = say(vi, error.code, error.details);
          return reply.send({ Status: 1, Message: text, FileName: '', FileServer: '' });
        }
      },
    );
  });
}

/** The file of a form with one (`uploadfile`, or whatever it is called), or the body itself. Throws `extract.bad-upload`. */
async function fileIn(body: unknown, contentType: string): Promise<Uint8Array> {
  if (!(body instanceof Uint8Array)) throw new ExpectedError('extract.bad-upload', { why: 'not-signed' });
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(Buffer.from(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch((cause: unknown) => {
      throw new ExpectedError('extract.bad-upload', { why: 'not-signed' }, { cause });
    });
  for (const [, value] of form)
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  throw new ExpectedError('extract.bad-upload', { why: 'not-signed' });
}
