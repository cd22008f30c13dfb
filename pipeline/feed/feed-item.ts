import type { RecordEvent } from '#schemas/events.ts';
import { FeedItem } from '#schemas/feed.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { VerifiedFields } from '#schemas/steps.ts';
import { notesOf, recordState } from '../record-state.ts';

/** An event's place in the feed, with everything that happened to its record until now. */
export interface FedEvent {
  readonly place: number;
  readonly seq: number;
  readonly events: readonly RecordEvent[];
  readonly entryId: EntryId;
  readonly registerBody: string;
  readonly bookCode: string;
}

/** What others are told of an event. */
export function feedItem({ place, seq, events, entryId, registerBody, bookCode }: FedEvent): FeedItem {
  const event = events[seq - 1];
  if (event?.seq !== seq) throw new Error(`no event ${seq} among ${events.length}`);
  const state = recordState(events);
  const { version, kind, status, fields } = state;
  return FeedItem.parse({
    place,
    id: `${event.recordId}.${seq}`,
    kind: event.kind,
    at: event.at,
    recordId: event.recordId,
    entryId,
    seq,
    extract: 'extractId' in event && 'number' in event ? { id: event.extractId, number: event.number } : null,
    record: {
      version,
      kind,
      status,
      registerBody,
      bookCode,
      values: valuesOf(fields),
      notes: [...notesOf(state)],
    },
  });
}

const valuesOf = (fields: VerifiedFields): FeedItem['record']['values'] =>
  Object.fromEntries(
    (Object.entries(fields) as [FieldKey, VerifiedFields[FieldKey]][]).flatMap(([key, field]) =>
      field ? [[key, { state: field.state, written: field.written, value: field.value }]] : [],
    ),
  );
