import type { FastifyInstance } from 'fastify';
import {
  answerReview,
  askContradiction,
  claimReview,
  decideReview,
  releaseReview,
  renewReview,
  reopenReview,
  reviewFigures,
} from '#schemas/api/review.ts';
import { releaseRelation } from '#store/relation-review.ts';
import { askContradiction as ask } from '../ask-contradiction.ts';
import { decideReview as decide } from '../decide-relation.ts';
import { mustBeInScope } from '../in-scope.ts';
import type { ServerPorts } from '../ports.ts';
import { reviewFigures as figures } from '../review-figures.ts';
import {
  answerReview as answer,
  claimReview as claim,
  renewReview as renew,
  reopenReview as reopen,
} from '../review-relation.ts';
import { serve } from '../serve.ts';

/** Clerical review: what two entries are to each other. */
export function reviewRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;

  serve(app, ports, reviewFigures, 'review-relations', ({ officer }) => figures(db, officer));

  serve(app, ports, claimReview, 'review-relations', ({ officer, body }) =>
    claim(ports, officer, body.besides),
  );

  serve(app, ports, reopenReview, 'review-relations', ({ officer, param }) =>
    reopen(ports, officer, param('relationId')),
  );

  serve(app, ports, answerReview, 'review-relations', ({ officer, param, body }) =>
    answer(ports, officer, param('relationId'), body),
  );

  serve(app, ports, decideReview, 'review-relations', async ({ officer, param, body }) => ({
    state: await decide(ports, officer, param('relationId'), body),
  }));

  serve(app, ports, renewReview, 'review-relations', async ({ officer, param }) => {
    await renew(ports, officer, param('relationId'));
    return { ok: true } as const;
  });

  serve(app, ports, releaseReview, 'review-relations', async ({ officer, param }) => {
    await releaseRelation(db, param('relationId'), officer.id);
    return { ok: true } as const;
  });

  serve(app, ports, askContradiction, 'read-records', async ({ officer, param, body }) => {
    await mustBeInScope(db, officer, { recordId: body.other });
    return { relationId: await ask(ports, param('recordId'), body.other) };
  });
}
