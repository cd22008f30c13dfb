import type { ComparatorName, LinkBlock, LinkComparison, LinkModel } from '#schemas/link-model.ts';

/** A comparison's bits, flat: by level, then class. */
export interface ScoreTable {
  readonly bits: Float64Array;
  /** Null where the rarity of values never counts; `isFree`: levels at which it does not. */
  readonly rarity: {
    readonly shares: Float64Array;
    readonly isFree: Uint8Array;
    readonly mean: number;
    readonly most: number;
  } | null;
  /** By level, then class: the most bits, rarity apart, that values can add which are no nearer than this level; 0 or more. */
  readonly most: Float64Array;
  /** By class: how much of rarity can count. */
  readonly mostShare: Float64Array;
}

export function scoreTable({ bits, levels, frequency }: LinkComparison, classes: number): ScoreTable {
  const byLevel = (of: readonly (readonly number[])[]) =>
    Float64Array.from(levels.flatMap((_, level) => of.map((ofClass) => ofClass[level] ?? 0)));
  const mostFrom = (k: number, level: number): number => Math.max(0, ...(bits[k]?.slice(level) ?? []));
  return {
    bits: byLevel(bits),
    rarity: frequency && {
      shares: byLevel(frequency.share),
      isFree: Uint8Array.from(levels, (_, level) => Number(frequency.share.every((row) => !row[level]))),
      mean: frequency.mean,
      most: frequency.most,
    },
    most: Float64Array.from(
      levels.flatMap((_, level) => Array.from({ length: classes }, (_class, k) => mostFrom(k, level))),
    ),
    mostShare: Float64Array.from({ length: classes }, (_, k) => Math.max(0, ...(frequency?.share[k] ?? []))),
  };
}

const dear: readonly ComparatorName[] = ['place', 'text', 'given-name', 'surname'];
/** Preparing a place looks units up, comparing texts counts letters: tens of times the work of the others. */
export const isDear = (comparator: ComparatorName): boolean => dear.includes(comparator);

/** Keys under which a block's rows have the whole value in common. */
const wholeKeys = ['value', 'fold', 'day'];

/**
 * Comparisons in the order that leaves most pairs of a block soonest: the cheap ones first, of these the ones that the block does
 * not hold equal anyway, and of these the ones where `differs` takes most from what could be hoped, all classes together.
 */
export function mostTellingFirst({ comparisons, classes }: LinkModel, block: LinkBlock): Int32Array {
  const takes = comparisons.map((comparison) => {
    const { most, mostShare, rarity } = scoreTable(comparison, classes.length);
    const differs = comparison.levels.indexOf('differs');
    const hoped = Float64Array.from(mostShare, (share, k) => (most[k] ?? 0) + share * (rarity?.most ?? 0));
    return hoped.reduce((sum, bits, k) => sum + bits - (comparison.bits[k]?.[differs] ?? 0), 0);
  });
  const held = new Set(block.keys.filter(({ as }) => wholeKeys.includes(as)).map(({ column }) => column));
  const rank = comparisons.map(
    ({ comparator, columns: [column = ''] }) => 2 * Number(isDear(comparator)) + Number(held.has(column)),
  );
  return Int32Array.from(comparisons.keys()).sort(
    (n, m) => (rank[n] ?? 0) - (rank[m] ?? 0) || (takes[m] ?? 0) - (takes[n] ?? 0) || n - m,
  );
}
