import type { LinkModel } from '#schemas/link-model.ts';
import { generationRarity } from './generation-rarity.ts';
import type { PersonSeen } from './person-columns.ts';
import { type LevelOfPair, levelsOf, type RarityOf, rarityByLexicon } from './weigh-pair.ts';

/** How two people stand to each other, their names as rare as they are among people of their age. Symmetric. */
export function peopleLevels(model: LinkModel, one: PersonSeen, other: PersonSeen): readonly LevelOfPair[] {
  const years = [one.born, other.born].flatMap((born) => (born === null ? [] : [born.year]));
  const rarityOf: RarityOf = (comparison, value) =>
    generationRarity(comparison, rarityByLexicon(comparison, value), years);
  return levelsOf(model, one.columns, other.columns, rarityOf);
}
