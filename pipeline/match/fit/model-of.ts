import { type LinkComparison, LinkModel } from '#schemas/link-model.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import { comparatorOf } from '../compare/comparators.ts';
import type { Learned } from './fit-em.ts';
import type { LinkSpec, Spread } from './link-spec.ts';

/** What is said of a model besides its figures. */
export interface Made {
  readonly made: string;
  readonly source: LinkModel['source'];
  readonly note: string;
  readonly version: number;
  /** How many records the pairs were drawn from, and how many pairs of each class (by class) there are among them. */
  readonly records: number;
  readonly pairs: readonly number[];
  /** By comparison: rarity of a value that two strangers share, bits; null where values are not weighed by it. */
  readonly meanRarity: readonly (number | null)[];
}

/** No level says more than this for or against, whatever the counts: about one in four thousand, and four thousand million. */
const [mostAgainst, mostFor] = [-12, 32];
/** The most that rarity adds to or takes from a shared value, bits. */
const mostRarity = 12;

/** A model from what was learned: chances become bits against being strangers. */
export function modelOf(spec: LinkSpec, { chances }: Pick<Learned, 'chances'>, made: Made): LinkModel {
  const allPairs = (made.records * (made.records - 1)) / 2;
  return LinkModel.parse({
    id: spec.id,
    version: made.version,
    made: made.made,
    source: made.source,
    note: made.note,
    of: spec.of,
    classes: spec.classes,
    records: made.records,
    prior: spec.classes.map((name, k) =>
      k === 0
        ? 0
        : rounded(Math.log2(Math.max(made.pairs[k] ?? 0, 0.5) / allPairs) + (spec.caution?.[name] ?? 0)),
    ),
    comparisons: spec.comparisons.map(({ name, columns, comparator, frequency, spread }, c) => {
      const { levels } = comparatorOf(comparator);
      const byClass = chances[c] as readonly (readonly number[])[];
      const bits = byClass.map((row) =>
        row.map((chance, level) => {
          const alone = byClass[0]?.[level] as number;
          return rounded(Math.max(mostAgainst, Math.min(mostFor, Math.log2(chance / alone))));
        }),
      );
      const mean = made.meanRarity[c] ?? null;
      // of two names alike in a family the one is as rare as the other: rarity counts for twins and siblings, too
      const isKin = spec.classes.map((one) => one !== 'unrelated' && !isLikeStrangers(spread[one]));
      return {
        name,
        columns: [...columns],
        comparator,
        levels: [...levels],
        bits,
        strangers: (byClass[0] ?? []).map((chance) => Number(chance.toPrecision(4))),
        frequency:
          frequency === null || mean === null
            ? null
            : {
                of: frequency,
                mean: rounded(mean),
                most: mostRarity,
                share: isKin.map((is) => levels.map((level) => (is ? (shareOf[level] ?? 0) : 0))),
              },
      } satisfies LinkComparison;
    }),
    blocks: spec.blocks,
    thresholds: spec.thresholds,
  });
}

const isLikeStrangers = (spread: Spread | undefined): boolean =>
  spread === undefined || ('like' in spread && spread.like === 'unrelated');

/** How much of a value's rarity counts where it agrees by a level: a misread name is shared only in part. */
const shareOf: Partial<Record<ComparisonLevel, number>> = {
  exact: 1,
  spelling: 1,
  marks: 1,
  tone: 1,
  swapped: 1,
  misread: 0.7,
  near: 0.7,
  shortened: 0.7,
  part: 0.4,
};

const rounded = (bits: number): number => Math.round(bits * 1000) / 1000;

/** A spec as a model that says nothing yet: for making ready and comparing a table before anything is learned. */
export const blankModel = (spec: LinkSpec): LinkModel =>
  modelOf(
    spec,
    {
      chances: spec.comparisons.map(({ comparator }) =>
        spec.classes.map(() => comparatorOf(comparator).levels.map(() => 1)),
      ),
    },
    {
      made: '2026-01-01',
      source: 'hand',
      note: '',
      version: 1,
      records: 2,
      pairs: spec.classes.map(() => 1),
      meanRarity: spec.comparisons.map(() => 0),
    },
  );
