import type { RecordEvent, RecordState } from '#schemas/events.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { isAllowed } from './verify/allowed.ts';

const unverified: RecordState = {
  status: 'unverified',
  version: 0,
  kind: null,
  entryId: null,
  fields: {},
  verifiedBy: null,
  keyedBy: [],
  approvedBy: null,
  corrections: [],
  relations: [],
  extracts: [],
};

/**
 * Where a record stands after its events, in order of `seq` from 1. Throws a plain Error for events that cannot have happened
 * (a gap in `seq`, one not allowed in that state, one's own work approved): such a list is a bug, whoever wrote it.
 */
export const recordState = (events: readonly RecordEvent[]): RecordState =>
  events.reduce(stateAfter, unverified);

/** Where it stands after one more. Throws as `recordState`. */
export function stateAfter(state: RecordState, event: RecordEvent): RecordState {
  if (event.seq !== state.version + 1) throw new Error(`record event ${event.seq} follows ${state.version}`);
  if (!isAllowed(state.status, event.kind))
    throw new Error(`record event ${event.kind} while ${state.status}`);
  const next = { ...state, version: event.seq };
  switch (event.kind) {
    case 'entry-keyed':
      return next;
    case 'entry-verified': {
      const keyedBy = event.keyedBy ?? [event.by];
      return {
        ...next,
        status: 'verified',
        kind: event.recordKind,
        entryId: event.entryId,
        fields: event.fields,
        verifiedBy: keyedBy[0] ?? event.by,
        keyedBy,
      };
    }
    case 'entry-sent-back':
      return { ...next, status: 'sent-back' };
    case 'entry-approved':
      if (state.keyedBy.includes(event.by)) throw new Error('record event entry-approved by who verified');
      return { ...next, status: 'approved', approvedBy: event.by };
    case 'record-corrected': {
      const { seq, at, note, changes } = event;
      const keys = Object.keys(changes) as FieldKey[];
      return {
        ...next,
        fields: { ...state.fields, ...changes },
        corrections: [...state.corrections, { seq, at, note, keys }],
      };
    }
    case 'relation-decided': {
      const { seq, relationId, other, verdict, note } = event;
      const before = state.relations.find((one) => one.relationId === relationId);
      const others = state.relations.filter((one) => one !== before);
      const isOnPapers = note !== null || (before?.isOnPapers ?? false);
      return { ...next, relations: [...others, { seq, relationId, other, verdict, note, isOnPapers }] };
    }
    case 'record-revoked':
      return { ...next, status: 'revoked' };
    case 'extract-stamped':
      return next;
    case 'extract-authorized':
      if (find(state, event.extractId)) throw new Error(`extract ${event.extractId} authorized twice`);
      return withExtract(next, { extractId: event.extractId, number: event.number, status: 'authorized' });
    case 'extract-sealed':
      if (find(state, event.extractId)?.status !== 'authorized')
        throw new Error(`extract ${event.extractId} sealed too soon`);
      return withExtract(next, { extractId: event.extractId, number: event.number, status: 'sealed' });
    case 'extract-voided': {
      const before = find(state, event.extractId);
      if (before?.status === 'voided') throw new Error(`extract ${event.extractId} voided twice`);
      return withExtract(next, { extractId: event.extractId, number: event.number, status: 'voided' });
    }
  }
}

type Extract = RecordState['extracts'][number];

const find = (state: RecordState, id: Extract['extractId']): Extract | undefined =>
  state.extracts.find((extract) => extract.extractId === id);

const withExtract = (state: RecordState, extract: Extract): RecordState => ({
  ...state,
  extracts: [...state.extracts.filter(({ extractId }) => extractId !== extract.extractId), extract],
});

/** What papers of a record must say of it: its corrections, then what it is to other records. */
export const notesOf = ({
  corrections,
  relations,
}: Pick<RecordState, 'corrections' | 'relations'>): readonly string[] => [
  ...corrections.map(({ note }) => note),
  ...relations.flatMap(({ note }) => note ?? []),
];
