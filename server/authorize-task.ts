import { ExpectedError } from '#schemas/errors.ts';
import { ExtractId, type TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import type { AuthorizeDecision } from '#schemas/task.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import { extractById, keepAuthorized, keepVoided, type KeptExtract } from '#store/extracts.ts';
import type { Db } from '#store/open.ts';
import { latestOutput } from '#store/outputs.ts';
import { issuingOffice } from '#store/settings.ts';
import { finishTask, notYours, openTaskOf, type TaskWithSource } from '#store/tasks.ts';
import { cropOfEntry, outputsForCrop } from './crop-of-entry.ts';
import { heldTask } from './held-task.ts';
import { openFileSigning } from './file-signing.ts';
import { type Authorized, authorizeNow, keepSealed, loseNumber, sealNow } from './issue-extract.ts';
import type { ServerPorts } from './ports.ts';
import { lockedRecord } from './record-now.ts';
import { rightOf } from './signer-right.ts';
import { mustBeIssuable } from './why-not-issue.ts';

/**
 * The signatory's word on a request: refused with its reason, or authorized and sealed in the same breath. Where the
 * officer's own program signs, the paper is drawn and waits for that program, a few minutes. Throws what `rightOf` and
 * `sealNow` throw.
 */
export async function authorizeTask(
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: AuthorizeDecision,
): Promise<KeptExtract> {
  const { db } = ports.store;
  const done = await db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, taskId, 'authorize-extract', officer);
    const extract = await extractById(tx, ExtractId.parse(held.task.subjectId));
    if (isAgain && (extract.status === 'voided') !== (decision.verdict === 'refuse')) throw notYours(held);
    if (isAgain) return { id: extract.id, todo: extract.authorized && (await unsealed(tx, extract)) };
    if (decision.verdict === 'refuse') await refuse(tx, ports, officer, held, extract, decision.reason);
    else return { id: extract.id, todo: await authorizeHeld(tx, ports, officer, held, extract) };
    return { id: extract.id, todo: null };
  });
  return done.todo ? finish(ports, done.todo) : extractById(db, done.id);
}

/**
 * Signs a request that nobody else holds, whether or not its task was claimed before; for signing several at once. What
 * waits for the officer's own program is handed to it again.
 * Throws `task.taken`, `task.done`, `id.not-found`, and as `authorizeTask`.
 */
export async function signWaiting(ports: ServerPorts, officer: Officer, id: ExtractId): Promise<KeptExtract> {
  const authorized = await ports.store.db.transaction().execute(async (tx) => {
    const held = await openTaskOf(tx, 'authorize-extract', id);
    const { claimedBy, leaseUntil } = held.task;
    const extract = await extractById(tx, id);
    const again = held.doneBy === officer.id ? await unsealed(tx, extract) : null;
    if (again) return again;
    const isHeld = claimedBy !== null && leaseUntil !== null && new Date(leaseUntil) > ports.now();
    if (held.doneBy !== null || (isHeld && claimedBy !== officer.id)) throw notYours(held);
    return authorizeHeld(tx, ports, officer, held, extract);
  });
  return finish(ports, authorized);
}

/** Seals with the officer's open key, or hands the paper to the officer's own program. */
async function finish(ports: ServerPorts, authorized: Authorized): Promise<KeptExtract> {
  const { extract, key } = authorized;
  if (extract.signingSessionId) return sealNow(ports, authorized);
  const startedAt = ports.now();
  await openFileSigning(ports, extract, {
    sealed: (sealed) =>
      keepSealed(ports, key, {
        step: sealExtract,
        sealed,
        startedAt,
        tookMs: ports.now().getTime() - startedAt.getTime(),
      }),
    lost: () =>
      loseNumber(ports, extract, new ExpectedError('extract.interrupted', { number: extract.number })),
  });
  return extractById(ports.store.db, extract.extractId);
}

/** A paper that waits for the officer's own program, asked to be signed again: the same paper, the same number. */
async function unsealed(
  tx: Db,
  { id, status, request, authorized }: KeptExtract,
): Promise<Authorized | null> {
  if (status !== 'authorized' || !authorized || authorized.signingSessionId) return null;
  const kept = await latestOutput(tx, 'authorize-extract', id);
  return kept ? { request, extract: authorized, key: kept.key } : null;
}

async function authorizeHeld(
  tx: Db,
  ports: ServerPorts,
  officer: Officer,
  held: TaskWithSource,
  { request, recordId }: KeptExtract,
): Promise<Authorized> {
  const at = ports.now();
  const { entry, state } = await lockedRecord(tx, recordId);
  await mustBeIssuable(tx, entry, state);
  const right = await rightOf(tx, ports, officer, request.kind, at);
  const outputs = await outputsForCrop(tx, entry.entryId);
  const picture = await cropOfEntry(tx, ports.blobs, entry.entryId, outputs);
  const grounds = { state, entry, picture, office: await issuingOffice(tx), at };
  return authorizeNow(tx, ports, { request, waits: held }, right, grounds, (tx, extract) => [
    keepAuthorized(tx, extract, entry.names),
    finishTask(tx, held.task.id, officer.id, at),
  ]);
}

async function refuse(
  tx: Db,
  ports: ServerPorts,
  officer: Officer,
  held: TaskWithSource,
  { id, recordId }: KeptExtract,
  reason: string,
): Promise<void> {
  const at = ports.now();
  await keepVoided(tx, { id, recordId, number: null, reason, by: officer.id, at, from: ['requested'] });
  await finishTask(tx, held.task.id, officer.id, at);
}
