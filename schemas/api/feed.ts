import { z } from 'zod';

/**
 * `GET /api/feed?after=`: what stands after a place (FeedItem), one JSON a line, in order, to the end of what there is;
 * the last line's `place` is where to go on. For an administrator, or with `authorization: Bearer <token>`.
 */
export const feedPath = '/api/feed';
export const FeedQuery = z.strictObject({
  after: z.coerce.number().int().nonnegative().default(0),
  most: z.coerce.number().int().min(1).max(1_000_000).default(1_000_000),
});
