import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { requestExtract as route } from '#schemas/api/extracts.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { ExtractRequest } from '#schemas/extract.ts';
import { ExtractId, type RecordId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { CounterSettings } from '#schemas/settings.ts';
import { dueTime } from '#pipeline/certify/due-time.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { templatesFor } from '#pipeline/certify/templates.ts';
import { hashOf } from '#pipeline/hash.ts';
import { extractRequested } from '#pipeline/starts.ts';
import { AskedMeanwhile, extractById, extractByKey, type KeptExtract, keepRequest } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';
import type { PlacedEntry } from '#store/records.ts';
import { randomId } from '#store/random-id.ts';
import { issuingTerms } from '#store/settings.ts';
import { together } from '#store/together.ts';
import { cropOfEntry, outputsForCrop } from './crop-of-entry.ts';
import { type Authorized, authorizeNow, sealNow } from './issue-extract.ts';
import type { ServerPorts } from './ports.ts';
import { lockedRecord } from './record-now.ts';
import { decisionKey, saveDecision } from './save-decision.ts';
import { counterSigner } from './signer-right.ts';
import { mustBeIssuable } from './why-not-issue.ts';

type Asked = z.output<(typeof route)['body']>;

/** How long a second, equal call waits for the first one's paper. */
const patienceMs = 10_000;

/**
 * A citizen asks. Where an officer lets the counter sign, the paper is sealed when this returns; otherwise it waits at
 * their desk, before all other work. Throws `record.not-approved`, `record.revoked`, `record.contradicted`,
 * `extract.letter-wanted`, `template.not-found`, `id.not-found`, and what sealing throws.
 */
export async function requestExtract(
  ports: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  asked: Asked,
): Promise<KeptExtract> {
  const { store } = ports;
  const { requester } = asked;
  if ((requester.relation === 'proxy' || requester.relation === 'agency') && requester.letter === null)
    throw new ExpectedError('extract.letter-wanted');
  const run = () => store.db.transaction().execute((tx) => begin(tx, ports, officer, recordId, asked));
  // Another counter may take the last paper of a session, or the same call come twice, between looking and writing: look
  // again, once.
  const { kept, authorized } = await run().catch((error: unknown) => {
    const again = error instanceof ExpectedError && error.code === 'signing.used-up';
    if (again || error instanceof AskedMeanwhile) return run();
    throw error;
  });
  return authorized ? sealNow(ports, authorized) : settled(ports, kept);
}

/** What became of the call: a paper to seal now, or what is kept of it. */
type Begun =
  | { readonly kept: KeptExtract; readonly authorized: null }
  | { readonly kept: null; readonly authorized: Authorized };

/** Keeps the request and, where an officer lets the counter sign, authorizes it. */
async function begin(
  tx: Db,
  ports: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  asked: Asked,
): Promise<Begun> {
  const at = ports.now();
  const { idempotencyKey } = asked;
  const [{ entry, state }, before, { settings, office }] = await together(tx, (tx) => [
    lockedRecord(tx, recordId),
    extractByKey(tx, officer.id, idempotencyKey),
    issuingTerms(tx),
  ]);
  const [, right, outputs] = await together(tx, (tx) => [
    mustBeIssuable(tx, entry, state),
    counterSigner(tx, ports, entry.kind, at),
    outputsForCrop(tx, entry.entryId),
  ]);
  if (before) return { kept: before, authorized: null };
  const request = requestOf(asked, { entry, officer, at, settings });
  const decision = askedFor(request, entry, at);
  if (!right) {
    await together(tx, (tx) => [keepRequest(tx, request, idempotencyKey, null), saveDecision(tx, decision)]);
    return { kept: waiting(request), authorized: null };
  }
  const picture = await cropOfEntry(tx, ports.blobs, entry.entryId, outputs);
  const waits = { inputHash: decision.inputHash, source: decisionKey(decision) };
  const grounds = { state, entry, picture, office, at };
  const authorized = await authorizeNow(tx, ports, { request, waits }, right, grounds, (tx, extract) => [
    keepRequest(tx, request, idempotencyKey, { extract, names: entry.names }),
    saveDecision(tx, { ...decision, doneBy: right.officer.id }),
  ]);
  return { kept: null, authorized };
}

/** The request as a start of the graph: it makes the signer's task due. */
const askedFor = (request: ExtractRequest, entry: PlacedEntry, at: Date) => ({
  step: extractRequested.name,
  subjectId: request.extractId,
  inputHash: hashOf(request),
  output: request,
  by: request.requestedBy,
  at,
  source: null,
  bookId: entry.bookId,
  pageId: null,
  priority: 0,
});

/** A request that waits at an officer's desk. */
const waiting = (request: ExtractRequest): KeptExtract => ({
  id: request.extractId,
  recordId: request.recordId,
  status: 'requested',
  request,
  authorized: null,
  sealed: null,
  number: null,
  code: null,
  reason: null,
});

/** The same call came before: what became of it. A paper that is being sealed just now is waited for. */
async function settled({ store }: ServerPorts, kept: KeptExtract): Promise<KeptExtract> {
  const until = Date.now() + patienceMs;
  for (let extract = kept; ; extract = await extractById(store.db, kept.id)) {
    if (extract.status !== 'authorized' || Date.now() > until) return extract;
    await sleep(25);
  }
}

function requestOf(
  asked: Asked,
  facts: { entry: PlacedEntry; officer: Officer; at: Date; settings: CounterSettings },
): ExtractRequest {
  const { entry, officer, at, settings } = facts;
  const templates = templatesFor(entry.kind, localDay(at));
  const template = asked.templateId ? templates.find(({ id }) => id === asked.templateId) : templates[0];
  if (!template)
    throw new ExpectedError('template.not-found', { templateId: asked.templateId ?? entry.kind });
  const { copies, exemption, requester, purpose, withScan } = asked;
  const perCopy = settings.feePerCopy;
  return {
    extractId: ExtractId.parse(randomId('extract')),
    recordId: entry.recordId,
    kind: entry.kind,
    templateId: template.id,
    copies,
    requester,
    reason: purpose,
    fee: { perCopy, total: exemption === null ? perCopy * copies : 0, exemption },
    dueAt: dueTime(at, settings).toISOString(),
    withScan,
    requestedBy: officer.id,
    requestedAt: at.toISOString(),
  };
}
