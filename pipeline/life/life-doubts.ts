import type { LifeDoubt } from '#schemas/life.ts';
import type { Life } from './life-mention.ts';
import { rules } from './rules.ts';

/** What in a life cannot be, each doubt once, in the order of the rules. Partial dates never raise one that need not be. */
export const lifeDoubts = (life: Life): readonly LifeDoubt[] => {
  const said = new Map<string, LifeDoubt>();
  for (const { rule, find } of rules)
    for (const doubt of find(life)) {
      const one = { rule, ...doubt };
      said.set(JSON.stringify([rule, one.entryId, one.field, one.otherEntryId]), one);
    }
  return [...said.values()];
};
