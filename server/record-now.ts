import { ExpectedError } from '#schemas/errors.ts';
import type { RecordEvent, RecordState } from '#schemas/events.ts';
import type { RecordId } from '#schemas/ids.ts';
import { recordState, stateAfter } from '#pipeline/record-state.ts';
import { isAllowed } from '#pipeline/verify/allowed.ts';
import { appendEvent, eventsOf } from '#store/events.ts';
import { lockRecord } from '#store/lock-record.ts';
import type { Db } from '#store/open.ts';
import { lockedEntry, type PlacedEntry } from '#store/records.ts';
import { together } from '#store/together.ts';

type NewEvent = RecordEvent extends infer Event
  ? Event extends RecordEvent
    ? Omit<Event, 'recordId' | 'seq'>
    : never
  : never;

/** Where a record stands, its row locked: nobody adds an event until the transaction ends. Throws `id.not-found`. */
export async function lockedState(tx: Db, recordId: RecordId): Promise<RecordState> {
  const [, events] = await together(tx, (tx) => [lockRecord(tx, recordId), eventsOf(tx, recordId)]);
  return recordState(events);
}

/** A record's entry and where the record stands, locked as by `lockedState`. Throws `id.not-found`. */
export async function lockedRecord(
  tx: Db,
  recordId: RecordId,
): Promise<{ entry: PlacedEntry; state: RecordState }> {
  const [entry, events] = await together(tx, (tx) => [lockedEntry(tx, recordId), eventsOf(tx, recordId)]);
  return { entry, state: recordState(events) };
}

/** Adds what happened next. Throws `record.changed` when that may not follow where the record stands now. */
export async function happen(
  tx: Db,
  recordId: RecordId,
  state: RecordState,
  event: NewEvent,
): Promise<RecordState> {
  if (!isAllowed(state.status, event.kind)) throw new ExpectedError('record.changed', { recordId });
  const next = { ...event, recordId, seq: state.version + 1 } as RecordEvent;
  await appendEvent(tx, next);
  return stateAfter(state, next);
}
