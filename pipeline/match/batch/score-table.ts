import type { LinkComparison, LinkModel } from '#schemas/link-model.ts';

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
  /** By class: the most bits this comparison can add, 0 or more. */
  readonly most: Float64Array;
}

export function scoreTable({ bits, levels, frequency }: LinkComparison, classes: number): ScoreTable {
  const byLevel = (of: readonly (readonly number[])[]) =>
    Float64Array.from(levels.flatMap((_, level) => of.map((ofClass) => ofClass[level] ?? 0)));
  const mostOf = (k: number, level: number): number =>
    (bits[k]?.[level] ?? 0) + (frequency ? (frequency.share[k]?.[level] ?? 0) * frequency.most : 0);
  return {
    bits: byLevel(bits),
    rarity: frequency && {
      shares: byLevel(frequency.share),
      isFree: Uint8Array.from(levels, (_, level) => Number(frequency.share.every((row) => !row[level]))),
      mean: frequency.mean,
      most: frequency.most,
    },
    most: Float64Array.from({ length: classes }, (_, k) =>
      Math.max(0, ...levels.map((_level, level) => mostOf(k, level))),
    ),
  };
}

/** Comparisons whose `differs` speaks most against every class come first: most pairs are left after them. */
export function mostTellingFirst({ comparisons }: LinkModel): Int32Array {
  const against = comparisons.map(({ bits }) => Math.max(...bits.slice(1).map((row) => row.at(-1) ?? 0)));
  return Int32Array.from(comparisons.keys()).sort((n, m) => (against[n] ?? 0) - (against[m] ?? 0) || n - m);
}
