import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ExpectedError, errors } from '#schemas/errors.ts';
import { type QueueBackend, queueNames } from './queues.ts';

/** Where administrators see the queues: waiting, running and failed jobs, which hold ids only. */
export const boardPath = '/admin/queues';

/** Mounts bull-board for those `mustBeAllowed` does not throw at; jobs can be looked at and tried again. */
export async function mountBoard(
  app: FastifyInstance,
  backend: QueueBackend,
  mustBeAllowed: (request: FastifyRequest) => Promise<void>,
): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(boardPath);
  createBullBoard({
    queues: queueNames.map((name) => new BullMQAdapter(backend.queue(name) as never, { allowRetries: true })),
    serverAdapter: adapter as never,
    options: { uiConfig: { boardTitle: 'Hộ Tịch' } },
  });
  await app.register(async (scope) => {
    // The board answers every error with 500; who may not enter is told so before it.
    scope.addHook('onRequest', async (request, reply) => {
      // Its page names its own address as the base of its scripts. The font it asks another site for stays refused.
      const policy = String(reply.getHeader('content-security-policy') ?? '');
      reply.header('content-security-policy', policy.replace("base-uri 'none'", "base-uri 'self'"));
      try {
        await mustBeAllowed(request);
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        return reply.code(errors[error.code].status).send({ code: error.code, details: error.details });
      }
    });
    await scope.register(adapter.registerPlugin(), { prefix: boardPath });
  });
}
