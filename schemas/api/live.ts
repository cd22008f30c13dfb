import { z } from 'zod';
import { Overview } from './overview.ts';

/** Server-sent events, `data:` one of these as JSON. @source WHATWG HTML, server-sent events */
export const LiveEvent = z.discriminatedUnion('kind', [
  /** For who oversees: whenever it changed, every few seconds at most. */
  z.strictObject({ kind: z.literal('overview'), overview: Overview }),
  /** For who works on tasks: a citizen is waiting for an entry this officer may do. */
  z.strictObject({ kind: z.literal('urgent') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;

/** `GET`, text/event-stream; needs a session. */
export const livePath = '/api/live';
