import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  closeSigning,
  openSigning,
  ownSigning,
  signersNow,
  type signExtracts as route,
  signExtracts,
  waitingExtracts,
} from '#schemas/api/signing.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { waitingExtracts as waitingFor } from '#store/extracts.ts';
import { storeError } from '#store/open.ts';
import { booksInScope } from '#store/scope.ts';
import { signWaiting } from '../authorize-task.ts';
import { mustBeInScope } from '../in-scope.ts';
import type { ServerPorts } from '../ports.ts';
import { presentExtract, presentExtracts } from '../present-extract.ts';
import { serve } from '../serve.ts';
import { signersNowOf } from '../signers-now.ts';
import { closeSigningSession, openSigningSession, ownSigningOf } from '../signing-session.ts';

const waitingShown = 200;

export function signingRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { store, log } = ports;

  serve(app, ports, signersNow, 'read-records', () => signersNowOf(ports));

  serve(app, ports, ownSigning, 'sign', ({ officer }) => ownSigningOf(ports, officer));

  serve(app, ports, openSigning, 'sign', ({ officer, body }) => openSigningSession(ports, officer, body));

  serve(app, ports, closeSigning, 'sign', async ({ officer }) => {
    await closeSigningSession(ports, officer);
    return { ok: true } as const;
  });

  serve(app, ports, waitingExtracts, 'authorize-extract', async ({ officer }) => {
    const books = await booksInScope(store.db, officer);
    return presentExtracts(store.db, await waitingFor(store.db, officer.id, books, waitingShown));
  });

  serve(app, ports, signExtracts, 'authorize-extract', async ({ officer, body }) => {
    const signed: z.input<(typeof route)['reply']> = [];
    for (const id of body.extractIds) {
      try {
        await mustBeInScope(store.db, officer, { extractId: id });
        const extract = await presentExtract(store.db, await signWaiting(ports, officer, id));
        signed.push({ id, extract, failure: null });
      } catch (thrown) {
        const error = storeError(thrown);
        if (!(error instanceof ExpectedError)) {
          log.error({ extractId: id, bug: String(error).slice(0, 200) }, 'signing one of several failed');
          signed.push({ id, extract: null, failure: { code: 'bug', details: {} } });
        } else
          signed.push({ id, extract: null, failure: { code: error.code, details: { ...error.details } } });
      }
    }
    return signed;
  });
}
