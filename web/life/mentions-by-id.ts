import type { LifeMentionView, LifeView } from '#schemas/api/life.ts';

/** One mention of each entry that is shown: where it stands in the books. */
export const mentionsById = (life: LifeView): ReadonlyMap<string, LifeMentionView> =>
  new Map(life.nodes.flatMap(({ mentions }) => mentions).map((mention) => [mention.entryId, mention]));
