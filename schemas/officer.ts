import { z } from 'zod';
import { OfficerId } from './ids.ts';

/** What an officer may do; several at once. Held apart by task (`notSameAs`), not by role alone. */
export const Role = z.enum(['digitizer', 'verifier', 'arbiter', 'approver', 'clerk', 'registrar', 'admin']);
export type Role = z.infer<typeof Role>;

export const Officer = z.strictObject({
  id: OfficerId,
  /** What they sign in with. */
  login: z.string().regex(/^[a-z0-9._-]{2,40}$/),
  name: z.string().min(1).max(100),
  roles: z.array(Role).min(1),
  /** Register bodies (their names as in the books' manifests) whose books they work with; empty: all. */
  scope: z.array(z.string().min(1)),
});
export type Officer = z.infer<typeof Officer>;
