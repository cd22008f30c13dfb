import type { LinkComparison } from '#schemas/link-model.ts';

/**
 * What a level adds to a class where the shared value is rare, or takes where it is common, in bits; `rarity` is the lesser of the two values'
 * (−log2 of the share of records that have it). Splink calls this the term frequency adjustment.
 */
export function rarityBits(
  { frequency }: Pick<LinkComparison, 'frequency'>,
  k: number,
  level: number,
  rarity: number,
): number {
  if (frequency === null) return 0;
  const share = frequency.share[k]?.[level] ?? 0;
  const more = Math.max(-frequency.most, Math.min(frequency.most, rarity - frequency.mean));
  return share * more;
}
