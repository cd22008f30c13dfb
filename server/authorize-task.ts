import { randomBytes } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import type { AuthorizedExtract, ExtractRequest } from '#schemas/extract.ts';
import { ExtractId, type TaskId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { VerifiedEntry } from '#schemas/steps.ts';
import type { AuthorizeDecision } from '#schemas/task.ts';
import { authorize } from '#pipeline/certify/authorize-extract.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { templateFor } from '#pipeline/certify/templates.ts';
import { verifyCode } from '#pipeline/certify/verify-code.ts';
import { extractById, keepAuthorized, keepVoided, type KeptExtract } from '#store/extracts.ts';
import { takeNumber } from '#store/numbers.ts';
import type { Db } from '#store/open.ts';
import { latestOutput } from '#store/outputs.ts';
import { entryOfRecord } from '#store/records.ts';
import { issuingOffice } from '#store/settings.ts';
import { finishTask, notYours } from '#store/tasks.ts';
import { heldTask } from './held-task.ts';
import type { ServerPorts } from './ports.ts';
import { happen, lockedState } from './record-now.ts';
import { saveDecision } from './save-decision.ts';

/**
 * The signatory's word on a request. Authorizing takes the next number of the year's series and makes the paper due,
 * all in one transaction; refusing takes none. Throws `may.not` for an officer with no lines to sign under.
 */
export async function authorizeTask(
  ports: ServerPorts,
  officer: Officer,
  taskId: TaskId,
  decision: AuthorizeDecision,
): Promise<KeptExtract> {
  return ports.store.db.transaction().execute(async (tx) => {
    const { held, isAgain } = await heldTask(tx, taskId, 'authorize-extract', officer);
    const id = ExtractId.parse(held.task.subjectId);
    const { request, status, recordId } = await extractById(tx, id);
    if (isAgain) {
      if ((status === 'voided') !== (decision.verdict === 'refuse')) throw notYours(held);
      return extractById(tx, id);
    }
    const at = ports.now();
    const state = await lockedState(tx, recordId);
    const facts = { at: at.toISOString(), by: officer.id, extractId: id };
    if (decision.verdict === 'refuse') {
      await happen(tx, recordId, state, {
        ...facts,
        kind: 'extract-voided',
        number: null,
        reason: decision.reason,
      });
      await keepVoided(tx, id, decision.reason);
    } else {
      const authorized = await paperOf(tx, ports, officer, request, { state, at });
      await happen(tx, recordId, state, { ...facts, kind: 'extract-authorized', number: authorized.number });
      await keepAuthorized(tx, authorized);
      await saveDecision(tx, {
        step: 'authorize-extract',
        subjectId: id,
        inputHash: held.inputHash,
        output: authorized,
        by: officer.id,
        at,
        source: held.source,
        bookId: null,
        pageId: null,
        priority: 0,
      });
    }
    await finishTask(tx, taskId, officer.id, at);
    return extractById(tx, id);
  });
}

async function paperOf(
  tx: Db,
  ports: ServerPorts,
  officer: Officer,
  request: ExtractRequest,
  { state, at }: { state: RecordState; at: Date },
): Promise<AuthorizedExtract> {
  if (officer.capacityLines.length === 0) throw new ExpectedError('may.not', { role: 'registrar' });
  const entry = await entryOfRecord(tx, request.recordId);
  const verified = VerifiedEntry.parse((await latestOutput(tx, 'verify-entry', entry.entryId))?.output);
  const { body, place } = await issuingOffice(tx);
  const issuedOn = localDay(at);
  const series = templateFor(request.kind, issuedOn).numberSuffix;
  const code = verifyCode(randomBytes(10));
  return authorize(request, {
    state,
    registerBody: entry.book.registerBody,
    evidence: { gray: verified.gray, box: verified.box },
    issuingBody: body,
    issuedAt: place,
    signatory: { officerId: officer.id, name: officer.name, capacityLines: [...officer.capacityLines] },
    sequence: await takeNumber(tx, { body: body.name, series, year: Number(issuedOn.slice(0, 4)) }),
    code,
    checkUrl: `${ports.publicUrl}/x/${code}`,
    at,
    testMark: entry.book.synthetic || ports.keys.seal.isTest,
  });
}
