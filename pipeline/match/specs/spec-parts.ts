import type { LinkBlock } from '#schemas/link-model.ts';
import type { Chances, SpecComparison, Spread } from '../fit/link-spec.ts';
import { sameChances } from '../fit/start-chances.ts';

/** So many pairs' worth, a start gives way to what is seen. */
export const learned = (start: Chances): Spread => ({ start, weighs: 40 });
/** So much that nothing turns it round. */
export const known = (start: Chances): Spread => ({ start, weighs: Number.POSITIVE_INFINITY });

/** A comparison of one column of the same name, names by their rarity; `more` says what is otherwise. */
export const comparison = (
  name: string,
  comparator: SpecComparison['comparator'],
  more: Partial<SpecComparison> = {},
): SpecComparison => ({
  name,
  columns: [name],
  comparator,
  frequency: comparator === 'name' ? 'names' : null,
  strangers: 'random',
  ...more,
  spread: { same: learned(sameChances[comparator]), ...more.spread },
});

/** A place with the year that it was written in. */
export const place = (name: string, spread: SpecComparison['spread'] = {}): SpecComparison =>
  comparison(name, 'place', { columns: [name, 'registrationYear'], spread });

export const block = (name: string, most: number, ...keys: [column: string, as: string][]): LinkBlock => ({
  name,
  most,
  keys: keys.map(([column, as]) => ({ column, as })),
});
