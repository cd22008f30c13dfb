import { z } from 'zod';
import { route } from './route.ts';

const Share = z.strictObject({ right: z.int(), of: z.int() });

/** What keyers see of their own work, and nobody else does. */
export const Mirror = z.strictObject({
  /** The last 30 days, oldest first; days of Việt Nam without work are missing. */
  days: z.array(
    z.strictObject({ day: z.iso.date(), entries: z.int(), fields: z.int(), minutes: z.number() }),
  ),
  /** Fields whose final value somebody else helped to find: how often one's own was it. Null kinds: none yet. */
  agreement: z.strictObject({
    all: Share,
    critical: Share,
    /** Fields the machine was unsure of. */
    hard: Share,
  }),
  /** Letters one keyed where another stood, the most frequent first: `i` for `y`, `à` for `á`. */
  confusions: z.array(z.strictObject({ keyed: z.string(), stood: z.string(), times: z.int() })),
  /** Whether tone marks alone, or letters, were wrong. */
  wrong: z.strictObject({ tones: z.int(), letters: z.int(), figures: z.int(), blanks: z.int() }),
  /** Whether hard handwriting is given to this person first. */
  getsHard: z.boolean(),
});
export type Mirror = z.infer<typeof Mirror>;

export const mirror = route({ method: 'GET', path: '/api/mirror', reply: Mirror });
