import { ExtractedEntry, MatchedEntry } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { blockKeysOf, comparableOf } from './block.ts';
import { narrow } from './narrow.ts';
import { weigh } from './weigh.ts';
import weights from './weights.json' with { type: 'json' };

/** Likely the same registration as another? Block → narrow → weigh; every proposal says why. People decide. */
export const matchRecords = defineStage({
  name: 'match-records' as const,
  version: 1,
  input: ExtractedEntry,
  output: MatchedEntry,
  blocksLoop: false,
  run: async (entry, ctx) => {
    const self = comparableOf(entry);
    const keys = blockKeysOf(entry.kind, self.values);
    const { found, of } = await ctx.neighbors(entry.kind, keys, entry.entryId);
    const candidates = narrow(entry.kind, self, found)
      .filter(({ entryId }) => entryId !== entry.entryId)
      .map((other) => ({ entryId: other.entryId, ...weigh(entry.kind, self, other) }))
      .filter(({ weight }) => weight >= weights.threshold)
      .toSorted((a, b) => b.weight - a.weight || (a.entryId < b.entryId ? -1 : 1))
      .slice(0, weights.most);
    return { ...entry, candidates, comparedWith: of };
  },
});
