import { z } from 'zod';
import { route } from './route.ts';

/** What the paper shows of an entry and its page beside the fields. */
export const PageFacts = z.strictObject({
  /** The number printed on the page; null: none, or nobody said. */
  printedNo: z.int().min(0).max(99_999).nullable(),
  /** The whole entry is crossed out. */
  isStruck: z.boolean(),
});
export type PageFacts = z.infer<typeof PageFacts>;

/** What this very officer said last of an entry and its page: who keys blind learns nothing of others. */
export const ownPageFacts = route({
  method: 'GET',
  path: '/api/entries/:entryId/page-facts',
  reply: PageFacts,
});
/** Says some of it, for the ledger of the book; the newest word counts. Replies as `ownPageFacts`. */
export const tellPageFacts = route({
  method: 'POST',
  path: '/api/entries/:entryId/page-facts',
  body: PageFacts.partial(),
  reply: PageFacts,
});
