import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agree } from '#pipeline/verify/agree.ts';
import { decideArbitration, rivalsOf } from '#pipeline/verify/arbitrate-entry.ts';
import { isSettled, keyedBy } from '#pipeline/verify/is-settled.ts';
import { planLooks } from '#pipeline/verify/plan-looks.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import { decideBlind } from '#pipeline/verify/verify-entry-blind.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { ReadField, VerifiedField } from '#schemas/field.ts';
import { Policy } from '#schemas/policy.ts';
import byRiskPolicy from '#schemas/policies/risk-2026/policy.json' with { type: 'json' };
import doublePolicy from '#schemas/policies/all-double-2026/policy.json' with { type: 'json' };
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { type MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { matched, officerId } from '../extract/make-entry.ts';

const byRisk = Policy.parse(byRiskPolicy);
const allDouble = Policy.parse(doublePolicy);
const at = '2026-11-22T03:00:00.000Z';
const [one, two, three] = [officerId(1), officerId(2), officerId(3)];
const written = (text: string): FieldDecision => ({ state: 'written', written: text });
const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
};

/** The entry with risks by field; a field without one has none. */
function risky(risks: Partial<Record<FieldKey, number>>, more: Partial<ReadField> = {}): MatchedEntry {
  const entry = matched('birth', {
    childName: 'Lý Thị Hoà',
    childBirthDate: '2016-05-12',
    motherOccupation: 'Làm ruộng',
    fatherName: null,
  });
  const fields = { ...entry.fields };
  for (const [key, risk] of Object.entries(risks) as [FieldKey, number][]) {
    const field = fields[key];
    if (field) fields[key] = { ...field, risk, ...more };
  }
  return { ...entry, fields };
}

describe('a plan of looks', () => {
  test('goes by risk and class: read, looked at, keyed twice', () => {
    const low = risky({ childName: 0.0005, childBirthDate: 0.004, motherOccupation: 0.015 });
    expect(planLooks(byRisk, low)).toEqual({
      childName: 'as-read',
      childBirthDate: 'one-look',
      motherOccupation: 'one-look',
      fatherName: 'one-look',
    });
    expect(planLooks(byRisk, risky({ childName: 0.015 })).childName).toBe('two-keys');
    expect(planLooks(byRisk, risky({ motherOccupation: 0.3 })).motherOccupation).toBe('two-keys');
  });

  test('never takes as read what has no fitted risk or a doubt that no confidence outweighs', () => {
    expect(planLooks(byRisk, risky({})).childName).toBe('two-keys');
    const dotted = risky({ childName: 0.0001 }, { doubts: ['maybe-y-dot'] });
    expect(planLooks(byRisk, dotted).childName).toBe('two-keys');
  });

  test('never takes a text as read whose letters are not those that were found to be right', () => {
    expect(planLooks(byRisk, risky({ childName: 0.0001 }, { written: 'Ly Thi Hoa' })).childName).not.toBe(
      'as-read',
    );
  });
});

describe('agreement', () => {
  const said = (text: string, value: string | null = text): VerifiedField => ({
    state: 'written',
    written: text,
    value,
    by: one,
    box: null,
  });
  test.each<[Reader, string, string, boolean]>([
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoà', true],
    ['name', 'NGUYỄN THỊ HÒA', 'Nguyễn Thị Hòa', true],
    ['name', 'Nguyễn Thị Hòa', 'Nguyễn Thị Hoa', false],
    ['name', 'Nguyễn Thị Lý', 'Nguyễn Thị Lí', false],
    ['name', 'Nguyễn Thị Tỵ', 'Nguyễn Thị Ty', false],
    ['place', 'Hà Nội', 'Hà Nôi', false],
  ])('of %s “%s” and “%s”: %s', (reader, a, b, expected) => {
    expect(agree(reader, said(a), said(b))).toBe(expected);
  });

  test('of dates is of the day, however it is written; without a meaning it is of the text', () => {
    expect(agree('date', said('12/5/2016', '2016-05-12'), said('12.05.2016', '2016-05-12'))).toBe(true);
    expect(agree('date', said('30/2/2016', null), said('30/2/2016', null))).toBe(true);
    expect(agree('date', said('30/2/2016', null), said('31/2/2016', null))).toBe(false);
  });

  test('blank is not unreadable, and neither is written', () => {
    const nothing = (state: 'blank' | 'unreadable'): VerifiedField => ({
      state,
      written: null,
      value: null,
      by: one,
      box: null,
    });
    expect(agree('name', nothing('blank'), nothing('blank'))).toBe(true);
    expect(agree('name', nothing('blank'), nothing('unreadable'))).toBe(false);
    expect(agree('name', nothing('blank'), said('Hoa'))).toBe(false);
  });
});

const read = risky({ childName: 0.3, childBirthDate: 0.0001, motherOccupation: 0.0001 });
const first = (name = 'Lý Thị Hòa') =>
  decideVerification(
    read,
    { fields: { childName: written(name), fatherName: { state: 'blank', written: null } } },
    { by: one, at },
    { policy: byRisk },
  );
const blind = (name: string, by = two, entry = first()) =>
  decideBlind(entry, read, { fields: { childName: written(name) } }, { by, at });

describe('two keyings', () => {
  test('take as read what needs no look, under the name of who signs, and ask for a second keying of the rest', () => {
    const entry = VerifiedEntry.parse(first());
    expect(entry.fields.childBirthDate).toMatchObject({ settled: 'as-read', value: '2016-05-12', by: one });
    expect(entry.toKey).toEqual(['childName']);
    expect(isSettled(entry)).toBe(false);
  });

  test('that agree settle the entry, with the first one’s letters', () => {
    const entry = VerifiedEntry.parse(blind('Lý Thị Hoà'));
    expect(isSettled(entry)).toBe(true);
    expect(entry.fields.childName).toMatchObject({ written: 'Lý Thị Hòa', settled: 'two-keys', by: one });
    expect(keyedBy(entry)).toEqual([one, two]);
  });

  test('that differ wait for an arbiter, who may side with one', () => {
    const entry = blind('Lí Thị Hòa');
    expect(entry.differing).toEqual(['childName']);
    expect(rivalsOf(entry, 'childName').map((field) => field.written)).toEqual(['Lý Thị Hòa', 'Lí Thị Hòa']);
    const decided = decideArbitration(
      entry,
      read,
      { fields: { childName: written('Lí Thị Hòa') }, reasons: {} },
      { by: three, at },
    );
    expect(isSettled(decided)).toBe(true);
    expect(decided.fields.childName).toMatchObject({
      written: 'Lí Thị Hòa',
      settled: 'arbitrated',
      by: three,
    });
    expect(decided.fields.childBirthDate).toEqual(entry.fields.childBirthDate);
  });

  test('an arbiter who overrules both says why', () => {
    const fields = { childName: written('Lý Thị Hoa') };
    const arbitrate = (reasons: Partial<Record<FieldKey, string>>) =>
      decideArbitration(blind('Lí Thị Hòa'), read, { fields, reasons }, { by: three, at });
    expect(codeOf(() => arbitrate({}))).toBe('task.reason-wanted');
    expect(arbitrate({ childName: 'dấu huyền là vết mực' }).keyings.at(-1)?.reasons).toEqual({
      childName: 'dấu huyền là vết mực',
    });
  });

  test('are never by one person, nor arbitrated by one of the two', () => {
    expect(codeOf(() => blind('Lý Thị Hòa', one))).toBe('task.own-work');
    for (const by of [one, two])
      expect(
        codeOf(() =>
          decideArbitration(
            blind('Lí Thị Hòa'),
            read,
            { fields: { childName: written('x') }, reasons: { childName: 'y' } },
            { by, at },
          ),
        ),
      ).toBe('task.own-work');
  });

  test('need an answer to every field asked for, and take none that the entry lacks', () => {
    expect(codeOf(() => decideBlind(first(), read, { fields: {} }, { by: two, at }))).toBe(
      'task.field-unanswered',
    );
    expect(
      codeOf(() => decideBlind(first(), read, { fields: { motherName: written('x') } }, { by: two, at })),
    ).toBe('request.bad');
  });

  test('an entry sent back needs a second keying again only where it was changed', () => {
    const settled = blind('Lý Thị Hòa');
    const again = (name: string) =>
      decideVerification(
        read,
        { fields: { childName: written(name), fatherName: { state: 'blank', written: null } } },
        { by: one, at },
        { policy: byRisk, before: settled.fields },
      );
    expect(again('Lý Thị Hòa').toKey).toEqual([]);
    expect(again('Lý Thị Hòa').fields.childName?.settled).toBe('two-keys');
    expect(again('Lý Thị Hoa').toKey).toEqual(['childName']);
  });
});

test('whatever three people say under any policy: who is settled has a value or a word for each field, each with its grounds', () => {
  const text = fc.constantFrom('Lý Thị Hòa', 'Lí Thị Hòa', 'Lý Thị Hoa', '12/5/2016', '30/2/2016');
  const answer = fc.oneof(
    text.map(written),
    fc.constant<FieldDecision>({ state: 'blank', written: null }),
    fc.constant<FieldDecision>({ state: 'unreadable', written: null }),
  );
  const answers = fc.record({
    childName: answer,
    childBirthDate: answer,
    motherOccupation: answer,
    fatherName: answer,
  });
  const risk = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      answers,
      answers,
      answers,
      fc.record({ childName: risk, childBirthDate: risk, motherOccupation: risk }),
      fc.constantFrom(byRisk, allDouble),
      (a, b, c, risks, policy) => {
        const reading = risky(risks);
        let entry = decideVerification(reading, { fields: a }, { by: one, at }, { policy });
        if (entry.toKey.length > 0) entry = decideBlind(entry, reading, { fields: b }, { by: two, at });
        const arbitrated = entry.differing;
        if (arbitrated.length > 0)
          entry = decideArbitration(
            entry,
            reading,
            { fields: c, reasons: Object.fromEntries(arbitrated.map((key) => [key, 'vì'])) },
            { by: three, at },
          );
        expect(isSettled(VerifiedEntry.parse(entry))).toBe(true);
        for (const key of Object.keys(reading.fields) as FieldKey[]) {
          const { settled, by } = entry.fields[key] ?? expect.unreachable();
          expect(settled).toBeDefined();
          if (arbitrated.includes(key)) expect([settled, by]).toEqual(['arbitrated', three]);
          else expect(by).toBe(one);
          if (planLooks(policy, reading)[key] === 'two-keys') expect(settled).not.toBe('one-look');
        }
      },
    ),
    { numRuns: 300 },
  );
});
