import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowed } from '#pipeline/verify/allowed.ts';
import { decideApproval } from '#pipeline/verify/approve-entry.ts';
import { recordIdOf } from '#pipeline/ids.ts';
import { changedFields } from '#pipeline/verify/answered.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { RecordStatus } from '#schemas/events.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { Policy } from '#schemas/policy.ts';
import singlePolicy from '#schemas/policies/single-2026/policy.json' with { type: 'json' };
import type { FieldKey } from '#schemas/record/kinds.ts';
import { ApprovedEntry, type MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { FieldDecision, VerifyDecision } from '#schemas/task.ts';
import { box, matched, officerId } from '../extract/make-entry.ts';

const single = Policy.parse(singlePolicy);
const at = '2026-11-22T03:00:00.000Z';
const [first, second] = [officerId(1), officerId(2)];
const written = (text: string): FieldDecision => ({ state: 'written', written: text });
const blank: FieldDecision = { state: 'blank', written: null };
const unreadable: FieldDecision = { state: 'unreadable', written: null };
const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
};

/** A first look where every field takes one. */
function look(
  entry: MatchedEntry,
  decision: VerifyDecision,
  by: OfficerId,
  when: string,
): { output: VerifiedEntry; changed: FieldKey[] } {
  const output = decideVerification(entry, decision, { by, at: when }, { policy: single });
  return { output, changed: changedFields(output.fields, entry.fields) };
}

const entry = matched('birth', {
  childName: 'Nguyễn Văn Nam',
  childBirthDate: '2016-05-12',
  registrationDate: '2016-05-20',
  fatherName: null,
});
const all = {
  childName: written('Nguyễn Văn Nam'),
  childBirthDate: written('12/5/2016'),
  registrationDate: written('20/5/2016'),
  fatherName: blank,
};

describe('verification', () => {
  test('keeps the text of the person as it stands and gives it its normal form', () => {
    const { output, changed } = look(entry, { fields: all }, first, at);
    expect(VerifiedEntry.parse(output)).toMatchObject({ verifiedBy: first, verifiedAt: at });
    expect(output.fields.childBirthDate).toEqual({
      state: 'written',
      written: '12/5/2016',
      value: '2016-05-12',
      by: first,
      box,
      settled: 'one-look',
    });
    expect(output.fields.fatherName).toEqual({
      state: 'blank',
      written: null,
      value: null,
      by: first,
      box,
      settled: 'one-look',
    });
    expect(changed).toEqual([]);
  });

  test('names the fields in which the machine was wrong', () => {
    const { changed } = look(
      entry,
      {
        fields: {
          ...all,
          childName: written('Nguyễn Văn Năm'),
          fatherName: written('Nguyễn Văn Quyết'),
          childBirthDate: unreadable,
        },
      },
      first,
      at,
    );
    expect(changed).toEqual(['childName', 'childBirthDate', 'fatherName']);
  });

  test.each(['childName', 'childBirthDate', 'registrationDate', 'fatherName'] as const)(
    'needs an answer for %s',
    (key) => {
      const { [key]: _, ...fields } = all;
      expect(codeOf(() => look(entry, { fields }, first, at))).toBe('task.field-unanswered');
    },
  );

  test('refuses an answer to a field that the entry does not have', () => {
    const fields = { ...all, motherName: written('Trần Thị Bích') };
    expect(codeOf(() => look(entry, { fields }, first, at))).toBe('request.bad');
  });

  test('keeps a date that never was as written, without a value', () => {
    const { output } = look(entry, { fields: { ...all, childBirthDate: written('30/2/2016') } }, first, at);
    expect(output.fields.childBirthDate).toMatchObject({ written: '30/2/2016', value: null });
  });

  test('settles two digits of a year by the registration date the person wrote', () => {
    const { output } = look(entry, { fields: { ...all, childBirthDate: written('12-5-16') } }, first, at);
    expect(output.fields.childBirthDate).toMatchObject({ written: '12-5-16', value: '2016-05-12' });
  });

  test('never repairs a person: a strange name, place or people stands as written', () => {
    const strange = matched('birth', {
      childName: 'Nguyễn Văn Nam',
      childEthnicity: 'Kinh',
      childOrigin: 'Hà Nội',
    });
    const { output } = look(
      strange,
      {
        fields: {
          childName: written('Nguyển Văn Tỵ'),
          childEthnicity: written('Mán'),
          childOrigin: written('Làng Xyz'),
        },
      },
      first,
      at,
    );
    expect(output.fields.childName?.value).toBe('Nguyển Văn Tỵ');
    expect(output.fields.childEthnicity?.value).toBe('Mán');
    expect(output.fields.childOrigin?.value).toBe('Làng Xyz');
  });

  test('a year alone stays a year alone, and blank stays blank', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1880, max: 2016 }), (year) => {
        const fields = { ...all, childBirthDate: written(String(year)) };
        const { output } = look(entry, { fields }, first, at);
        expect(output.fields.childBirthDate?.value).toBe(String(year));
        expect(output.fields.fatherName).toMatchObject({ state: 'blank', written: null, value: null });
      }),
    );
  });
});

describe('approval', () => {
  const verified = look(entry, { fields: all }, first, at).output;

  test('by another person makes a record of the entry', () => {
    const approval = decideApproval(verified, { verdict: 'approve' }, second, at);
    if (approval.verdict !== 'approve') throw new Error('not approved');
    expect(ApprovedEntry.parse(approval.output)).toMatchObject({ approvedBy: second, approvedAt: at });
    expect(approval.output.recordId).toBe(recordIdOf(entry.entryId));
  });

  test('may send back with a note', () => {
    expect(decideApproval(verified, { verdict: 'send-back', note: 'xem lại năm sinh' }, second, at)).toEqual({
      verdict: 'send-back',
      note: 'xem lại năm sinh',
    });
  });

  test.each([{ verdict: 'approve' as const }, { verdict: 'send-back' as const, note: 'x' }])(
    'is never for one who verified: $verdict',
    (decision) => {
      expect(codeOf(() => decideApproval(verified, decision, first, at))).toBe('task.own-work');
    },
  );
});

test('the table of what may happen names every status', () => {
  expect(Object.keys(allowed).sort()).toEqual([...RecordStatus.options].sort());
});
