import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReviewSide } from '#schemas/api/review.ts';
import { type Comparison, ComparisonLevel } from '#schemas/match.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { pairedFields } from '../../web/review/pair-fields.ts';
import { barsOf, showShare } from '../../web/shared/waterfall.tsx';
import { taskField } from './task-field.ts';

const side = (role: PersonRole, said: Partial<Record<FieldKey, string | null>>) =>
  ({
    role,
    entry: {
      fields: Object.entries(said).map(([key, written]) => taskField(key as FieldKey, { written })),
    },
  }) as unknown as ReviewSide;
const rows = (a: ReviewSide, b: ReviewSide) =>
  pairedFields([a, b]).map(({ one, other, differs }) => [one?.key ?? null, other?.key ?? null, differs]);

describe('two entries laid side by side', () => {
  test('keep the reading order, leave out what neither says, and mark what differs by a tone', () => {
    const a = side('child', { childName: 'Lê Hoà', childSex: 'Nam', note: null });
    const b = side('child', { childName: 'Lê Hoa', childSex: 'Nam', note: null, motherName: 'Vũ Thị Mai' });
    expect(rows(a, b)).toEqual([
      ['childName', 'childName', true],
      ['childSex', 'childSex', false],
      [null, 'motherName', false],
    ]);
  });

  test('have a bride beside a mother, name beside name, before all else', () => {
    const wedding = side('wife', {
      wifeName: 'Vũ Thị Mai',
      wifeBirthDate: '1961',
      husbandName: 'Lê Văn Tám',
    });
    const birth = side('mother', { childName: 'Lê Hoa', motherName: 'Vũ Thị Mai', motherBirthDate: '1962' });
    expect(rows(wedding, birth)).toEqual([
      ['wifeName', 'motherName', false],
      ['wifeBirthDate', 'motherBirthDate', true],
      ['husbandName', null, false],
      [null, 'childName', false],
    ]);
  });
});

describe('the bars of a waterfall', () => {
  const comparison: fc.Arbitrary<Comparison> = fc.record({
    field: fc.constantFrom<FieldKey>('childName', 'motherName', 'childBirthDate'),
    level: fc.constantFrom(...ComparisonLevel.options),
    weight: fc.double({ min: -20, max: 20, noNaN: true }),
  });

  test('lead from the start to the sum without a gap; only what says nothing has none', () => {
    fc.assert(
      fc.property(fc.array(comparison), fc.double({ min: -40, max: 40, noNaN: true }), (all, weight) => {
        const { start, bars, silent } = barsOf(weight, all);
        let at = start;
        for (const { from, to, comparison: each } of bars) {
          expect(from).toBeCloseTo(at, 6);
          expect(to - from).toBeCloseTo(each.weight, 6);
          at = to;
        }
        expect(at).toBeCloseTo(weight, 6);
        expect(bars.length + silent.length).toBe(all.length);
        for (const { weight: bits } of silent) expect(bits).toBe(0);
      }),
    );
  });

  test.each([
    [1, '99,99%'],
    [0.9973, '99,73%'],
    [0.5, '50%'],
    [0.000001, '0,01%'],
  ])('a probability of %d is shown as %s: never quite sure', (probability, shown) => {
    expect(showShare(probability, 'vi-VN').replace(/\s/g, '')).toBe(shown);
  });
});
