import { describe, expect, test } from 'vitest';
import { fitFromDecisions, type JudgedPair } from '#pipeline/match/fit/fit-from-decisions.ts';
import { entryModels } from '#pipeline/match/link-models.ts';
import { LinkModel } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import type { RelationVerdict } from '#schemas/relation.ts';

const model = entryModels.birth;
const made = { made: '2026-12-01', version: 2 };
const judged = (count: number, verdict: RelationVerdict, level: ComparisonLevel): JudgedPair[] =>
  Array.from({ length: count }, () => ({
    verdict,
    comparisons: [{ field: 'motherName', level, weight: 0 }],
  }));
const bitsOf = (of: LinkModel | null, k: number, level: ComparisonLevel): number => {
  const mother = of?.comparisons.find(({ name }) => name === 'motherName');
  return mother?.bits[k]?.[mother.levels.indexOf(level)] ?? Number.NaN;
};

describe('weights from decisions', () => {
  test('a mistake that clerks often find in what is the same weighs less against it', () => {
    const found = fitFromDecisions(model, judged(300, 're-registration', 'differs'), made);
    expect(bitsOf(found, 1, 'differs')).toBeGreaterThan(bitsOf(model, 1, 'differs') + 2);
    expect(bitsOf(found, 1, 'exact')).toBeLessThan(bitsOf(model, 1, 'exact'));
    // of siblings nothing was said
    expect(bitsOf(found, 3, 'differs')).toBe(bitsOf(model, 3, 'differs'));
    expect(() => LinkModel.parse(found)).not.toThrow();
    expect(found).toMatchObject({ source: 'decisions', version: 2, prior: model.prior });
  });
  test('fewer than fifty, or only strangers, teach nothing', () => {
    expect(fitFromDecisions(model, judged(49, 'second-copy', 'differs'), made)).toBeNull();
    expect(fitFromDecisions(model, judged(500, 'different-people', 'exact'), made)).toBeNull();
  });
  test('what was expected changes next to nothing', () => {
    const found = fitFromDecisions(model, judged(50, 'second-copy', 'exact'), made);
    expect(Math.abs(bitsOf(found, 1, 'exact') - bitsOf(model, 1, 'exact'))).toBeLessThan(0.3);
  });
});
