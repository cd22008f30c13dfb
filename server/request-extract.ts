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
import { extractById, type KeptExtract, keepRequest } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';
import type { PlacedEntry } from '#store/records.ts';
import { finishTaskOf } from '#store/tasks.ts';
import { randomId } from '#store/random-id.ts';
import { type Authorized, authorizeNow, sealNow, type Terms, termsNow } from './issue-extract.ts';
import type { ServerPorts } from './ports.ts';
import { lockedRecord } from './record-now.ts';
import { saveDecision } from './save-decision.ts';
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
  const terms = await termsNow(store.db);
  const run = () =>
    store.db.transaction().execute((tx) => begin(tx, ports, officer, recordId, { ...asked, terms }));
  // Another counter may take the last paper of a session between looking and signing: look again, once.
  const { kept, isNew, authorized } = await run().catch((error: unknown) => {
    if (error instanceof ExpectedError && error.code === 'signing.used-up') return run();
    throw error;
  });
  if (authorized) return sealNow(ports, authorized);
  return isNew ? kept : settled(ports, kept);
}

/** Keeps the request and, where an officer lets the counter sign, authorizes it. */
async function begin(
  tx: Db,
  ports: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  asked: Asked & { readonly terms: Terms },
): Promise<{ kept: KeptExtract; isNew: boolean; authorized: Authorized | null }> {
  const at = ports.now();
  const { entry, state } = await lockedRecord(tx, recordId);
  await mustBeIssuable(tx, entry, state);
  const request = requestOf(asked, { entry, officer, at, settings: asked.terms.settings });
  const { extract: kept, isNew } = await keepRequest(tx, request, asked.idempotencyKey);
  if (!isNew) return { kept, isNew, authorized: null };
  const waits = await keepAsked(tx, request, entry, at);
  const right = await counterSigner(tx, ports, request.kind, at);
  if (!right) return { kept, isNew, authorized: null };
  await finishTaskOf(tx, 'authorize-extract', request.extractId, right.officer.id, at);
  const authorized = await authorizeNow(tx, ports, { request, waits }, right, {
    state,
    entry,
    at,
    office: asked.terms.office,
  });
  return { kept, isNew, authorized };
}

/** The request as a start of the graph: it makes the signer's task due. */
async function keepAsked(
  tx: Db,
  request: ExtractRequest,
  entry: PlacedEntry,
  at: Date,
): Promise<{ inputHash: string; source: Authorized['key'] }> {
  const inputHash = hashOf(request);
  const source = await saveDecision(tx, {
    step: extractRequested.name,
    subjectId: request.extractId,
    inputHash,
    output: request,
    by: request.requestedBy,
    at,
    source: null,
    bookId: entry.bookId,
    pageId: null,
    priority: 0,
  });
  return { inputHash, source };
}

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
