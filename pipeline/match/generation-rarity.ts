import type { LinkComparison } from '#schemas/link-model.ts';

/** The rarity that generations are fitted around, bits. */
export const rarityMiddle = 16;

/**
 * Rarity of a name among people born in a year, from its rarity in the lexicon (bits): the lexicon counts pupils of the 2010s,
 * and elders share fewer names, other ones; never more than in the lexicon. The earliest of the years says how old they are; where none is known, what
 * makes the name commonest.
 */
export function generationRarity(
  { frequency }: Pick<LinkComparison, 'frequency'>,
  rarity: number,
  years: readonly number[],
): number {
  const generations = frequency?.generations;
  if (!generations) return rarity;
  const among = ({ at16, slope }: (typeof generations)[number]): number =>
    Math.min(rarity, at16 + slope * (rarity - rarityMiddle));
  if (years.length === 0) return Math.min(...generations.map(among));
  const year = Math.min(...years);
  const own = generations.find(({ until }) => year <= until) ?? generations.at(-1);
  return own ? among(own) : rarity;
}
