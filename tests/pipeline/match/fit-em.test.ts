import { describe, expect, test } from 'vitest';
import { seeded } from '#scripts/samples/random.ts';
import { missing } from '#pipeline/match/compare/comparator.ts';
import { comparatorOf } from '#pipeline/match/compare/comparators.ts';
import { fitEm, type LevelSample } from '#pipeline/match/fit/fit-em.ts';
import type { LinkSpec } from '#pipeline/match/fit/link-spec.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { block, comparison } from '#pipeline/match/specs/spec-parts.ts';
import type { ComparatorName } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';

type Chances = Partial<Record<ComparisonLevel, number>>;

/** Pairs of classes in given shares, whose levels are drawn from planted chances. */
function plant(
  comparators: readonly ComparatorName[],
  classes: readonly { share: number; levels: readonly Chances[] }[],
  count: number,
  { seed, blanks = 0 }: { seed: number; blanks?: number },
): LevelSample {
  const random = seeded(seed);
  const width = comparators.length;
  const levels = new Uint8Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const of = random.weighted(classes.map(({ share, levels }) => [levels, share] as const));
    for (const [c, name] of comparators.entries()) {
      const chances = Object.entries(of[c] ?? {});
      const rest = 1 - chances.reduce((sum, [, chance]) => sum + chance, 0);
      const drawn = random.weighted([...chances, ['differs', Math.max(0, rest)] as const]);
      const level = comparatorOf(name).levels.indexOf(drawn as ComparisonLevel);
      levels[row * width + c] = random.chance(blanks) ? missing : level;
    }
  }
  return { count, width, levels, of: count };
}

const plain: LinkSpec = {
  id: 'plain',
  of: 'table',
  classes: ['unrelated', 'same'],
  comparisons: [
    comparison('one', 'text', { frequency: null }),
    comparison('two', 'text', { frequency: null }),
    comparison('three', 'sex'),
    comparison('four', 'id'),
  ],
  blocks: [block('any', 10, ['five', 'value'])],
  pairsPerRecord: { same: 0.1 },
  thresholds: { ask: 0.9, tell: 0.5 },
};
const comparators = plain.comparisons.map((one) => one.comparator);
const strangers: readonly Chances[] = [
  { exact: 0.01, near: 0.02, part: 0.05, differs: 0.92 },
  { exact: 0.05, near: 0.05, part: 0.1, differs: 0.8 },
  { exact: 0.5, differs: 0.5 },
  { exact: 0.001, digit: 0.002, differs: 0.997 },
];
const same: readonly Chances[] = [
  { exact: 0.7, near: 0.2, part: 0.05, differs: 0.05 },
  { exact: 0.6, near: 0.1, part: 0.1, differs: 0.2 },
  { exact: 0.97, differs: 0.03 },
  { exact: 0.8, digit: 0.1, differs: 0.1 },
];

describe('two classes', () => {
  test.each([0, 0.3])('what was planted is learned again, with a share of %s blanks', (blanks) => {
    const random = plant(comparators, [{ share: 1, levels: strangers }], 50_000, { seed: 1 });
    const classes = [
      { share: 0.8, levels: strangers },
      { share: 0.2, levels: same },
    ];
    const pairs = plant(comparators, classes, 20_000, { seed: 2, blanks });
    const { chances, shares, rounds } = fitEm(plain, random, [pairs]);
    expect(rounds).toBeLessThan(100);
    expect(shares[0]?.[1]).toBeCloseTo(0.2, 1);
    for (const [c, planted] of same.entries())
      for (const [level, chance] of Object.entries(planted)) {
        const at = comparatorOf(comparators[c] as ComparatorName).levels.indexOf(level as ComparisonLevel);
        expect(Math.abs((chances[c]?.[1]?.[at] ?? 0) - chance)).toBeLessThan(0.03);
      }
  });

  test('a column that a block holds fixed learns nothing there', () => {
    const random = plant(comparators, [{ share: 1, levels: strangers }], 20_000, { seed: 1 });
    const fixed: LinkSpec = { ...plain, blocks: [block('one', 10, ['one', 'value'])] };
    const agree = [{ exact: 1 }, ...same.slice(1)];
    const pairs = plant(comparators, [{ share: 1, levels: agree }], 5000, { seed: 3 });
    const { chances } = fitEm(fixed, random, [pairs]);
    // as it started, not the 1 that the block's pairs show
    expect(chances[0]?.[1]?.[0]).toBeCloseTo(0.75, 2);
  });
});

describe('families', () => {
  const names = birthSpec.comparisons.map(({ comparator }) => comparator);
  const at = (name: string) => birthSpec.comparisons.findIndex((one) => one.name === name);
  /** Chances for births: strangers everywhere, but as said. */
  const births = (said: Readonly<Record<string, Chances>>): Chances[] =>
    birthSpec.comparisons.map(
      ({ name, comparator }) => said[name] ?? (comparator === 'sex' ? { exact: 0.5 } : {}),
    );
  const parents = {
    motherName: { exact: 0.85, misread: 0.1 },
    fatherName: { exact: 0.85, misread: 0.1 },
    motherBirthDate: { exact: 0.9 },
    fatherBirthDate: { exact: 0.9 },
    motherResidence: { exact: 0.6 },
  };
  const child = {
    childName: { exact: 0.88, tone: 0.05, misread: 0.05 },
    childBirthDate: { exact: 0.9, digit: 0.05 },
    childSex: { exact: 0.99 },
  };
  const unrelated = { share: 1, levels: births({ childBirthDate: { part: 0.02 } }) };
  const spec: LinkSpec = { ...birthSpec, blocks: [block('couple', 60, ['body', 'value'])] };

  test('45 of 100 pairs are brothers and sisters, and are not learned as the same', () => {
    const random = plant(names, [unrelated], 30_000, { seed: 4 });
    const classes = [
      { ...unrelated, share: 0.48 },
      { share: 0.45, levels: births({ ...parents, childSex: { exact: 0.5 } }) },
      { share: 0.05, levels: births({ ...parents, ...child, entryNo: { exact: 0.6 } }) },
      {
        share: 0.02,
        levels: births({
          ...parents,
          childBirthDate: { exact: 1 },
          entryNo: { close: 1 },
          childSex: { exact: 0.6 },
        }),
      },
    ];
    const { chances, shares } = fitEm(spec, random, [plant(names, classes, 20_000, { seed: 5 })]);
    const [stranger = 0, one = 0, twin = 0, sibling = 0] = shares[0] ?? [];
    expect(stranger).toBeCloseTo(0.48, 1);
    expect(one).toBeCloseTo(0.05, 2);
    expect(twin).toBeCloseTo(0.02, 2);
    expect(sibling).toBeCloseTo(0.45, 1);
    const [exact, differs] = [0, names[at('childName')] === 'noted-name' ? 9 : -1];
    const name = chances[at('childName')]?.[1] ?? [];
    expect(name[exact]).toBeGreaterThan(0.8);
    expect(name[differs]).toBeLessThan(0.05);
    // parents are learned from all three
    for (const k of [1, 2, 3]) expect(chances[at('motherName')]?.[k]).toBe(chances[at('motherName')]?.[1]);
  });

  test('where nobody is the same, siblings do not become it', () => {
    const random = plant(names, [unrelated], 30_000, { seed: 6 });
    const classes = [
      { ...unrelated, share: 0.3 },
      { share: 0.7, levels: births({ ...parents, childSex: { exact: 0.5 } }) },
    ];
    const { shares } = fitEm(spec, random, [plant(names, classes, 10_000, { seed: 7 })]);
    expect(shares[0]?.[1]).toBeLessThan(0.01);
    expect(shares[0]?.[3]).toBeGreaterThan(0.65);
  });
});
