import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notesOf, recordState } from '#pipeline/record-state.ts';
import { isAllowed } from '#pipeline/verify/allowed.ts';
import { type EventKind, RecordEvent, RecordState } from '#schemas/events.ts';
import { ExtractId, RecordId, RelationId, Sha256 } from '#schemas/ids.ts';
import { entryId, officerId } from './extract/make-entry.ts';

const recordId = RecordId.parse(entryId(1).replace('entry', 'record'));
const extractId = (n: number) => ExtractId.parse(entryId(n).replace('entry', 'extract'));
const at = '2026-11-22T03:00:00.000Z';

interface Step {
  readonly kind: EventKind;
  readonly by: number;
  readonly extract?: number;
}

/** An event list from its kinds and people. */
const events = (steps: readonly Step[]): RecordEvent[] => steps.map(eventOf);

function eventOf({ kind, by, extract = 1 }: Step, i: number): RecordEvent {
  const base = { recordId, seq: i + 1, at, by: officerId(by) };
  const paper = { extractId: extractId(extract), number: `${extract}/2026/GKS-BS` };
  switch (kind) {
    case 'entry-keyed':
      return { ...base, kind, entryId: entryId(1), step: 'verify-entry', toKey: 1, differing: 0 };
    case 'entry-verified':
      return { ...base, kind, entryId: entryId(1), recordKind: 'birth', fields: {}, changed: [] };
    case 'entry-sent-back':
      return { ...base, kind, note: 'xem lại' };
    case 'entry-approved':
      return { ...base, kind };
    case 'extract-authorized':
      return { ...base, kind, ...paper };
    case 'extract-sealed':
      return { ...base, kind, ...paper, pdf: Sha256.parse('0'.repeat(64)) };
    case 'record-corrected':
      return {
        ...base,
        kind,
        what: 'correction',
        basis: { number: '1/QĐ', date: '2026-01-02', office: 'UBND phường' },
        changes: {},
        note: 'cải chính',
      };
    case 'record-revoked':
      return {
        ...base,
        kind,
        basis: { number: '1/QĐ', date: '2026-01-02', office: 'UBND phường' },
        reason: 'đăng ký sai',
      };
    case 'relation-decided':
      return {
        ...base,
        kind,
        relationId: RelationId.parse(`relation_${'a'.repeat(26)}`),
        other: RecordId.parse(`record_${'b'.repeat(26)}`),
        verdict: 're-registration',
        note: 'đăng ký lại',
      };
    case 'extract-stamped':
      return { ...base, kind, extractId: paper.extractId, pdf: Sha256.parse('0'.repeat(64)), level: 'B-LT' };
    case 'extract-voided':
      return { ...base, kind, ...paper, reason: 'từ chối' };
  }
}

const stateOf = (...steps: Step[]) => recordState(events(steps));
const verify = (by: number): Step => ({ kind: 'entry-verified', by });
const sendBack = (by: number): Step => ({ kind: 'entry-sent-back', by });
const approve = (by: number): Step => ({ kind: 'entry-approved', by });
const authorize = (extract = 1): Step => ({ kind: 'extract-authorized', by: 3, extract });
const seal = (extract = 1): Step => ({ kind: 'extract-sealed', by: 3, extract });
const voided = (extract = 1): Step => ({ kind: 'extract-voided', by: 3, extract });

describe('recordState', () => {
  test('without events nothing is known', () => {
    expect(stateOf()).toMatchObject({ status: 'unverified', version: 0, kind: null, entryId: null });
  });

  test('follows a record from the first look to the paper', () => {
    const state = stateOf(verify(1), approve(2), authorize(), seal());
    expect(RecordState.parse(state)).toMatchObject({
      status: 'approved',
      version: 4,
      kind: 'birth',
      entryId: entryId(1),
      verifiedBy: officerId(1),
      approvedBy: officerId(2),
      extracts: [{ extractId: extractId(1), number: '1/2026/GKS-BS', status: 'sealed' }],
    });
  });

  test('a record sent back is verified again, also by who sent it back, and then approved by the other', () => {
    expect(stateOf(verify(1), sendBack(2)).status).toBe('sent-back');
    expect(stateOf(verify(1), sendBack(2), verify(2), approve(1))).toMatchObject({
      status: 'approved',
      verifiedBy: officerId(2),
      approvedBy: officerId(1),
    });
  });

  test('a request turned down is remembered, and others go on', () => {
    expect(
      stateOf(verify(1), approve(2), voided(1), authorize(2), seal(2)).extracts.map(({ status }) => status),
    ).toEqual(['voided', 'sealed']);
  });

  test.each<[string, Step[]]>([
    ['approval before a first look', [approve(2)]],
    ['approval of what was sent back', [verify(1), sendBack(2), approve(2)]],
    ['a second first look', [verify(1), verify(2)]],
    ['a paper from what is not approved', [verify(1), authorize()]],
    ['approval by who verified', [verify(1), approve(1)]],
    ['sealing what nobody authorized', [verify(1), approve(2), seal()]],
    ['sealing twice', [verify(1), approve(2), authorize(), seal(), seal()]],
    ['sealing what was voided', [verify(1), approve(2), authorize(), voided(), seal()]],
    ['voiding twice', [verify(1), approve(2), authorize(), seal(), voided(), voided()]],
    ['authorizing twice', [verify(1), approve(2), authorize(), authorize()]],
  ])('refuses %s', (_, steps) => {
    expect(() => stateOf(...steps)).toThrow(Error);
  });

  test('refuses a gap or a repetition in the numbers of events', () => {
    const [one, two] = events([verify(1), approve(2)]) as [RecordEvent, RecordEvent];
    expect(() => recordState([two])).toThrow();
    expect(() => recordState([one, { ...two, seq: 3 }])).toThrow();
    expect(() => recordState([one, { ...two, seq: 1 }])).toThrow();
  });
});

const kinds = RecordEvent.options.map((option) => option.shape.kind.value);
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  by: fc.integer({ min: 1, max: 3 }),
  extract: fc.integer({ min: 1, max: 2 }),
});

describe('laws of a record', () => {
  test('every list of events that has a state has one at each of its prefixes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const list = events(steps);
        for (let length = 0; length < list.length; length++) {
          const before = recordState(list.slice(0, length));
          expect(before.version).toBe(length);
          const next = list[length] as RecordEvent;
          let after: RecordState | null = null;
          try {
            after = recordState(list.slice(0, length + 1));
          } catch {
            return;
          }
          expect(isAllowed(before.status, next.kind)).toBe(true);
          expect(() => RecordState.parse(after)).not.toThrow();
        }
      }),
      { numRuns: 500 },
    );
  });

  test('no order of decisions lets one person verify and approve', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let held: Step[] = [];
        for (const one of steps) {
          try {
            stateOf(...held, one);
            held = [...held, one];
          } catch {
            // what cannot happen did not
          }
          const state = stateOf(...held);
          if (state.status === 'approved') expect(state.approvedBy).not.toBe(state.verifiedBy);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a note taken back was on papers all the same', () => {
  const relation = { relationId: RelationId.parse(`relation_${'c'.repeat(26)}`), other: recordId };
  const decided = (seq: number, note: string | null): RecordEvent =>
    RecordEvent.parse({
      ...{ recordId, seq, by: officerId(1), at: '2026-11-22T00:00:00.000Z', kind: 'relation-decided' },
      ...{ ...relation, verdict: 're-registration', note },
    });
  const state = recordState([decided(1, 'đăng ký lại'), decided(2, null)]);
  expect(notesOf(state)).toEqual([]);
  expect(state.relations).toMatchObject([{ seq: 2, note: null, isOnPapers: true }]);
  expect(recordState([decided(1, null)]).relations).toMatchObject([{ isOnPapers: false }]);
});
