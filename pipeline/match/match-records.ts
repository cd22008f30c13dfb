import { ExtractedEntry, MatchedEntry } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { candidateOf } from './candidate-of.ts';

/** More candidates than this nobody looks through; the relations themselves are all kept. */
const most = 10;

/**
 * What is this entry to others, as read? Block → narrow → relate; every relation says why, and is kept for both. People
 * decide.
 */
export const matchRecords = defineStage({
  name: 'match-records' as const,
  version: 2,
  input: ExtractedEntry,
  output: MatchedEntry,
  blocksLoop: false,
  run: async (entry, ctx) => {
    const { relations, comparedWith } = await ctx.relate(entry.entryId);
    const candidates = relations
      .map((relation) => candidateOf(relation, entry.entryId))
      .toSorted((a, b) => b.weight - a.weight || (a.entryId < b.entryId ? -1 : 1))
      .slice(0, most);
    return { ...entry, candidates, comparedWith };
  },
});
