import { randomBytes } from 'node:crypto';
import { isErrorCode, ExpectedError } from '#schemas/errors.ts';
import type { RecordState } from '#schemas/events.ts';
import type { AuthorizedExtract, ExtractRequest, SealedExtract } from '#schemas/extract.ts';
import type { IssuingOffice } from '#schemas/settings.ts';
import { say } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { authorize } from '#pipeline/certify/authorize-extract.ts';
import { localDay } from '#pipeline/certify/local-time.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { verifyCode } from '#pipeline/certify/verify-code.ts';
import { atOnceAfter } from '#pipeline/follow.ts';
import { graph } from '#pipeline/graph.ts';
import { hashOf } from '#pipeline/hash.ts';
import { finishExtract, keepVoided, type KeptExtract } from '#store/extracts.ts';
import { takeNumber } from '#store/numbers.ts';
import { type Db, storeError } from '#store/open.ts';
import { type OutputKey, saveOutput } from '#store/outputs.ts';
import type { PlacedEntry } from '#store/records.ts';
import { together } from '#store/together.ts';
import type { ServerPorts } from './ports.ts';
import { happen } from './record-now.ts';
import { decisionKey, saveDecision } from './save-decision.ts';
import { type SignerRight, takePlace } from './signer-right.ts';

/** A paper that has its number and must be sealed now; `key`: where its authorization stands. */
export interface Authorized {
  readonly request: ExtractRequest;
  readonly extract: AuthorizedExtract;
  readonly key: OutputKey;
}

/** What an authorization rests on. */
export interface Grounds {
  readonly state: RecordState;
  readonly entry: PlacedEntry;
  readonly picture: Pick<AuthorizedExtract, 'evidence' | 'crop'>;
  readonly office: IssuingOffice;
  readonly at: Date;
}

/**
 * Authorizes a request: everything that will be printed is frozen, the next number of its series taken, all in the
 * caller's transaction. `keep` sends what else is to be written then; it is not waited for before the rest. Throws
 * `record.not-approved`, `template.not-found`, `extract.letter-missing`, `extract.too-long`, `clock.wrong`,
 * `signing.used-up`.
 */
export async function authorizeNow(
  tx: Db,
  ports: ServerPorts,
  { request, waits }: { request: ExtractRequest; waits: { inputHash: string; source: OutputKey } },
  right: SignerRight,
  { state, entry, picture, office, at }: Grounds,
  keep: (tx: Db, extract: AuthorizedExtract) => readonly Promise<unknown>[],
): Promise<Authorized> {
  const { officer, delegation, session } = right;
  const { body, place } = office;
  const issuedOn = localDay(at);
  const code = verifyCode(randomBytes(10));
  const series = templateById(request.templateId).numberSuffix;
  const facts = {
    state,
    registerBody: entry.book.registerBody,
    ...picture,
    source: {
      bookCode: entry.book.code,
      bookNo: entry.hit.bookNo ?? entry.book.bookNo,
      page: entry.pageNumber,
      entryNo: entry.hit.entryNo ?? '',
    },
    issuingBody: body,
    issuedAt: place,
    signatory: { officerId: officer.id, name: officer.name, capacityLines: delegation.lines },
    delegationId: delegation.id,
    ...(session ? { signingSessionId: session.id } : {}),
    code,
    checkUrl: `${ports.publicUrl}/x/${code}`,
    at,
    testMark: entry.book.synthetic || ports.keys.seal.isTest,
  };
  // What cannot be printed is refused before a number is taken; the series is locked for the shortest time.
  const extract = await authorize(request, facts, async () => {
    const year = Number(issuedOn.slice(0, 4));
    const [, number] = await together(tx, (tx) => [
      takePlace(tx, right, request.kind, at),
      takeNumber(tx, { body: body.name, series, year }, at),
    ]);
    return number;
  });
  const { extractId, number } = extract;
  const said = { at: at.toISOString(), by: officer.id, extractId, number };
  const decision = {
    step: 'authorize-extract',
    subjectId: extractId,
    inputHash: waits.inputHash,
    output: extract,
    by: officer.id,
    at,
    source: waits.source,
    bookId: null,
    pageId: null,
    priority: 0,
  };
  await together(tx, (tx) => [
    ...keep(tx, extract),
    happen(tx, request.recordId, state, { ...said, kind: 'extract-authorized' }),
    saveDecision(tx, decision),
  ]);
  return { request, extract, key: decisionKey(decision) };
}

/**
 * Draws, signs, keeps and journals a paper that was authorized a moment ago. What goes wrong loses the number, with the
 * reason, and is thrown: a citizen is never left with "pending".
 */
export async function sealNow(
  ports: ServerPorts,
  { request, extract, key }: Authorized,
): Promise<KeptExtract> {
  const { blobs, keys, now } = ports;
  const { extractId: id, recordId, number, code } = extract;
  const facts = { id, recordId, request, authorized: extract, number, code, reason: null };
  let kept: KeptExtract = { ...facts, status: 'authorized', sealed: null };
  try {
    for (const { step } of atOnceAfter(graph, key.step)) {
      const startedAt = now();
      const started = performance.now();
      const output = await step.run(extract as never, { blobs, seal: keys.seal, now });
      const sealed = step.output.parse(output) as SealedExtract;
      await keepSealed(ports, key, { step, sealed, startedAt, tookMs: performance.now() - started });
      kept = { ...facts, status: 'sealed', sealed };
    }
  } catch (thrown) {
    await loseNumber(ports, extract, storeError(thrown));
    throw thrown;
  }
  return kept;
}

/** Keeps a sealed paper: its step's output, its event, its receipt where a fee is paid. */
export async function keepSealed(
  { store }: Pick<ServerPorts, 'store'>,
  key: OutputKey,
  run: {
    readonly step: { readonly name: string; readonly version: number };
    readonly sealed: SealedExtract;
    readonly startedAt: Date;
    readonly tookMs: number;
  },
): Promise<void> {
  const { step, sealed, startedAt, tookMs } = run;
  await store.db.transaction().execute(async (tx) => {
    await together(tx, (tx) => [
      finishExtract(tx, sealed),
      saveOutput(tx, {
        key: {
          subjectId: key.subjectId,
          step: step.name,
          version: step.version,
          inputHash: hashOf({ after: key.inputHash, number: sealed.number }),
        },
        output: sealed,
        outputHash: hashOf(sealed),
        by: 'machine',
        source: key,
        startedAt,
        tookMs,
        place: { bookId: null, pageId: null },
        priority: 0,
        jobs: [],
        tasks: [],
      }),
    ]);
  });
}

/** The number is void, with the reason in words; it is never given again. */
export async function loseNumber(
  { store, now, log }: ServerPorts,
  { extractId, recordId, number, signatory }: AuthorizedExtract,
  error: unknown,
): Promise<void> {
  const code = error instanceof ExpectedError && isErrorCode(error.code) ? error.code : 'extract.interrupted';
  const details = error instanceof ExpectedError ? error.details : { number };
  const reason = say(vi, code, details);
  await keepVoided(store.db, {
    id: extractId,
    recordId,
    number,
    reason,
    by: signatory.officerId,
    at: now(),
    from: ['authorized'],
  }).catch((failure: unknown) =>
    // the database is gone, too: whoever starts next finds the paper unsealed and voids it then
    log.error(
      { extractId, code, failure: String(failure).slice(0, 100) },
      'a lost number waits to be voided',
    ),
  );
}
