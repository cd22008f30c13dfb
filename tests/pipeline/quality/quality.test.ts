import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VerifiedField } from '#schemas/field.ts';
import { EntryId, OfficerId } from '#schemas/ids.ts';
import { checkFields } from '#pipeline/quality/check-fields.ts';
import { drawSample, type LotField } from '#pipeline/quality/draw-sample.ts';
import { judgeLot } from '#pipeline/quality/judge-lot.ts';
import { samplingPlan } from '#pipeline/quality/sampling-plan.ts';
import { wilsonInterval } from '#pipeline/quality/wilson-interval.ts';

const letter = (n: number): string => 'abcdefghijklmnopqrstuvwxyz234567'[n % 32] ?? 'a';
const field = (i: number): LotField => ({
  entryId: EntryId.parse(`entry_${letter(i)}${letter(i >> 5)}${letter(i >> 10)}${'a'.repeat(23)}`),
  field: 'childName',
});
const fields = (size: number): LotField[] => Array.from({ length: size }, (_, i) => field(i));
const seed = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('a draw', () => {
  test('takes as many different fields as it is told, all of the lot', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), seed, (size, want, by) => {
        const drawn = drawSample(fields(size), want, by);
        expect(drawn).toHaveLength(Math.min(size, want));
        expect(new Set(drawn.map(({ entryId }) => entryId)).size).toBe(drawn.length);
      }),
    );
  });

  test('is the same by the same seed, however the lot is listed, and a smaller one is the beginning of a larger', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(fields(60), { minLength: 60 }), fc.nat(60), seed, (lot, want, by) => {
        expect(drawSample(lot, want, by)).toEqual(drawSample(fields(60), 60, by).slice(0, want));
      }),
    );
  });

  test('can be made again by anybody with sha256 alone', () => {
    const by = 'ab'.repeat(32);
    const numbers = fields(50).map(({ entryId, field: key }) => ({
      entryId,
      number: createHash('sha256').update(`${by}/${entryId}/${key}`).digest('hex'),
    }));
    const lowest = numbers.sort((a, b) => a.number.localeCompare(b.number)).slice(0, 8);
    expect(drawSample(fields(50), 8, by).map(({ entryId }) => entryId)).toEqual(
      lowest.map(({ entryId }) => entryId),
    );
  });

  test('takes every field about equally often', () => {
    const times = new Map<string, number>();
    for (let run = 0; run < 3000; run++) {
      const by = createHash('sha256').update(`fair/${run}`).digest('hex');
      for (const { entryId } of drawSample(fields(40), 10, by))
        times.set(entryId, (times.get(entryId) ?? 0) + 1);
    }
    // 750 each; chi-squared of 40 cells, 99.9 %: 72, widened by the draw without replacement
    const off = [...times.values()].reduce((sum, n) => sum + (n - 750) ** 2 / 750, 0);
    expect(times.size).toBe(40);
    expect(off).toBeLessThan(72);
  });
});

describe('an interval', () => {
  const lotAndSample = fc
    .integer({ min: 1, max: 5000 })
    .chain((lot) => fc.tuple(fc.constant(lot), fc.integer({ min: 1, max: lot })))
    .chain(([lot, n]) => fc.tuple(fc.constant(lot), fc.constant(n), fc.integer({ min: 0, max: n })));

  test('holds the share seen and stays between what is certain', () => {
    fc.assert(
      fc.property(lotAndSample, ([lot, n, wrong]) => {
        const interval = wilsonInterval(wrong, n, lot);
        expect(interval?.low).toBeLessThanOrEqual(wrong / n + 1e-12);
        expect(interval?.high).toBeGreaterThanOrEqual(wrong / n - 1e-12);
        expect(interval?.low).toBeGreaterThanOrEqual(wrong / lot);
        expect(interval?.high).toBeLessThanOrEqual((lot - n + wrong) / lot);
      }),
    );
  });

  test('of a whole lot is its share alone; of nothing there is none', () => {
    expect(wilsonInterval(3, 40, 40)).toEqual({ low: 0.075, high: 0.075 });
    expect(wilsonInterval(0, 1, 1)).toEqual({ low: 0, high: 0 });
    expect(wilsonInterval(0, 0, 40)).toBeNull();
  });

  test('of a small part of a large lot is the usual Wilson interval', () => {
    const interval = wilsonInterval(2, 125, 1e9);
    expect(interval?.low).toBeCloseTo(0.0044, 4);
    expect(interval?.high).toBeCloseTo(0.0565, 4);
  });

  test('is the same of right fields as of wrong ones, mirrored', () => {
    fc.assert(
      fc.property(lotAndSample, ([lot, n, wrong]) => {
        const [one, other] = [wilsonInterval(wrong, n, lot), wilsonInterval(n - wrong, n, lot)];
        expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 9);
      }),
    );
  });
});

describe('a lot', () => {
  const plan = { critical: samplingPlan(1200, 'II', 0.65), other: samplingPlan(1200, 'II', 2.5) };
  const judged = (critical: [number, number], other: [number, number]) =>
    judgeLot(plan, {
      critical: { done: critical[0], wrong: critical[1] },
      other: { done: other[0], wrong: other[1] },
    });

  test('is accepted at its numbers and returned with one wrong field more in either class', () => {
    expect(judged([80, 1], [80, 5])).toBe('accepted');
    expect(judged([80, 2], [80, 5])).toBe('returned');
    expect(judged([80, 1], [80, 6])).toBe('returned');
  });

  test('is not judged before its sample is checked to the end', () => {
    expect(judged([79, 9], [80, 0])).toBe('drawn');
    expect(judged([80, 0], [79, 0])).toBe('drawn');
  });
});

describe('a known answer', () => {
  const by = OfficerId.parse(`officer_${'a'.repeat(26)}`);
  const said = (written: string | null, value: string | null = written): VerifiedField => ({
    state: written === null ? 'blank' : 'written',
    written,
    value,
    by,
    box: null,
  });
  const entry = {
    kind: 'birth' as const,
    verifiedBy: by,
    fields: {
      childName: said('Trần Thị Hoà'),
      motherName: said('Lý Thị Hoa'),
      childBirthDate: said('01/05/2016', '2016-05-01'),
      childPersonalId: said(null),
      fatherName: { state: 'unreadable' as const, written: null, value: null, by, box: null },
    },
  };

  test('makes a verified field right or wrong as two keyings agree or differ', () => {
    expect(
      checkFields(entry, {
        childName: 'Trần Thị Hòa',
        motherName: 'Lí Thị Hoa',
        childBirthDate: '1-5-2016',
        childPersonalId: null,
        fatherName: 'Nguyễn Văn An',
        declarantName: 'Không có trên mẫu này',
      }),
    ).toEqual({
      childName: 'right',
      motherName: 'wrong',
      childBirthDate: 'right',
      childPersonalId: 'right',
      fatherName: 'wrong',
    });
    expect(checkFields(entry, { childPersonalId: '001016000123', childName: null })).toEqual({
      childPersonalId: 'wrong',
      childName: 'wrong',
    });
  });
});
