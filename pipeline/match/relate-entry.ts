import { ApprovedEntry, RelatedEntry } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';

/** What people say of an entry, once approved, is held against its neighbors as its reading was. */
export const relateEntry = defineStage({
  name: 'relate-entry' as const,
  version: 1,
  input: ApprovedEntry,
  output: RelatedEntry,
  blocksLoop: false,
  run: async ({ entryId }, ctx) => {
    const { relations, comparedWith } = await ctx.relate(entryId);
    return { entryId, relations: relations.map(({ id }) => id), comparedWith };
  },
});
