import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf } from '#pipeline/match/agreement.ts';

const answer = fc.constantFrom('twin', 'sibling', 'different-people', 're-registration');
const times = (count: number, first: string, second: string): [string, string][] =>
  Array.from({ length: count }, () => [first, second]);

describe('how far two reviewers agree', () => {
  test('is what Cohen’s own way comes to for a table known from textbooks: 20, 5, 10, 15 of 50', () => {
    const pairs = [
      ...times(20, 'yes', 'yes'),
      ...times(5, 'yes', 'no'),
      ...times(10, 'no', 'yes'),
      ...times(15, 'no', 'no'),
    ];
    const { kappa, agreed } = agreementOf(pairs);
    expect(agreed).toBe(35);
    // p = 0.7, e = 0.5: (0.7 − 0.5) / 0.5; standard error √(0.21 / 50) / 0.5
    expect(kappa?.value).toBeCloseTo(0.4, 10);
    expect(kappa?.low).toBeCloseTo(0.4 - 1.959963985 * 0.12961481, 6);
    expect(kappa?.high).toBeCloseTo(0.4 + 1.959963985 * 0.12961481, 6);
  });

  test('is not defined without pairs, nor where both said one thing always', () => {
    expect(agreementOf([])).toEqual({ pairs: 0, agreed: 0, kappa: null });
    expect(agreementOf(times(9, 'twin', 'twin'))).toEqual({ pairs: 9, agreed: 9, kappa: null });
  });

  test('is the same whoever is called the first, at most 1, and 1 only where all agree', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, answer), { maxLength: 40 }), (pairs) => {
        const { kappa, agreed } = agreementOf(pairs);
        const turned = agreementOf(pairs.map(([first, second]) => [second, first]));
        expect(turned.agreed).toBe(agreed);
        expect(turned.kappa === null).toBe(kappa === null);
        if (!kappa) return;
        expect(turned.kappa?.value).toBeCloseTo(kappa.value, 10);
        expect(kappa.value).toBeLessThanOrEqual(1);
        expect(kappa.low).toBeLessThanOrEqual(kappa.value);
        expect(kappa.high).toBeGreaterThanOrEqual(kappa.value);
        expect(kappa.value > 1 - 1e-9).toBe(agreed === pairs.length);
      }),
    );
  });
});
