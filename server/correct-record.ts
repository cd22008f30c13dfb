import type { z } from 'zod';
import type { correctRecord as route } from '#schemas/api/corrections.ts';
import type { RecordState } from '#schemas/events.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RecordId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { recordState } from '#pipeline/record-state.ts';
import { decideCorrection } from '#pipeline/verify/decide-correction.ts';
import { openArrival } from '#store/arrival.ts';
import { eventsOf } from '#store/events.ts';
import type { Db } from '#store/open.ts';
import { type PlacedEntry, projectVerified } from '#store/records.ts';
import { entryOfRecord } from '#store/records.ts';
import type { ServerPorts } from './ports.ts';
import { happen, lockedState } from './record-now.ts';
import { verifiedValues } from './verified-values.ts';

/**
 * What is in force changed by a decision: the event says what, why and by whom; lists, search and what the record is to
 * others follow in the same transaction. What the book says stays in the events before, and the entry is still found by its former names.
 * Throws `record.changed` when the officer saw another version, `record.not-approved`, `record.revoked`, and what
 * `decideCorrection` throws.
 */
export async function correctRecord(
  { store, now }: ServerPorts,
  officer: Officer,
  recordId: RecordId,
  { what, basis, changes: texts, note, version }: z.output<(typeof route)['body']>,
): Promise<void> {
  await store.db.transaction().execute(async (tx) => {
    const entry = await entryOfRecord(tx, recordId);
    const state = await changeable(tx, recordId, version);
    const { kind } = entry;
    const changes = decideCorrection({ kind, fields: state.fields }, texts, officer.id);
    const at = now().toISOString();
    await happen(tx, recordId, state, {
      kind: 'record-corrected',
      at,
      by: officer.id,
      what,
      basis,
      changes,
      note,
    });
    await projectCorrected(tx, entry);
    await relateArrival(openArrival(tx), entry.entryId, now());
  });
}

/** Where the record stands, its row locked; throws unless that is what the officer saw and a decision may change it. */
export async function changeable(tx: Db, recordId: RecordId, version: number): Promise<RecordState> {
  const state = await lockedState(tx, recordId);
  if (state.status === 'revoked') throw new ExpectedError('record.revoked', { recordId });
  if (state.status !== 'approved') throw new ExpectedError('record.not-approved', { recordId });
  if (state.version !== version) throw new ExpectedError('record.changed', { recordId });
  return state;
}

/** The entry's summary, names and block keys as they are after everything that happened. */
async function projectCorrected(tx: Db, { entryId, recordId, kind }: PlacedEntry): Promise<void> {
  const events = await eventsOf(tx, recordId);
  const { status, fields } = recordState(events);
  const { shown, compared } = verifiedValues(fields);
  const former = events.flatMap((event, at) =>
    event.kind === 'record-corrected' ? [verifiedValues(recordState(events.slice(0, at)).fields).shown] : [],
  );
  await projectVerified(
    tx,
    { entryId, kind, status, values: shown, former },
    { blockKeys: blockKeysOf(kind, compared), comparable: { entryId, values: compared } },
  );
}
