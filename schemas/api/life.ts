import { z } from 'zod';
import { RecordStatus } from '../events.ts';
import { EntryId, PersonId, RecordId, RelationId } from '../ids.ts';
import { LifeDoubt } from '../life.ts';
import { Comparison } from '../match.ts';
import { RecordKind } from '../record/kinds.ts';
import { Mention, PersonRole, RelationKind, RelationVerdict } from '../relation.ts';
import { route } from './route.ts';

/** A person where an entry names them. */
export const LifeMentionView = z.strictObject({
  entryId: EntryId,
  recordId: RecordId,
  kind: RecordKind,
  role: PersonRole,
  status: RecordStatus,
  /** As written there. */
  name: z.string(),
  /** Of the event, else of its registration; ISO, possibly partial. */
  date: z.string().nullable(),
  place: z.string().nullable(),
  entryNo: z.string().nullable(),
  bookNo: z.string().nullable(),
  bookTitle: z.string(),
  registerBody: z.string(),
});
export type LifeMentionView = z.infer<typeof LifeMentionView>;

/** Why two mentions are held to be what they are. */
export const LifeLink = z.strictObject({
  relationId: RelationId,
  a: Mention,
  b: Mention,
  kind: RelationKind,
  /** That the kind is right, 0 to 1. */
  probability: z.number(),
  /** Bits. */
  weight: z.number(),
  comparisons: z.array(Comparison),
  verdict: RelationVerdict.nullable(),
  /** Who decided it; null: a machine only. */
  decided: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type LifeLink = z.infer<typeof LifeLink>;

/** A doubt with what says so. */
export const SourcedDoubt = LifeDoubt.extend({ source: z.string() });
export type SourcedDoubt = z.infer<typeof SourcedDoubt>;

export const LifeNode = z.strictObject({
  /** The person's id, or where the only mention stands. */
  key: z.string(),
  personId: PersonId.nullable(),
  /** Spellings, the commonest first. */
  names: z.array(z.string()).min(1),
  /** ISO, possibly partial. */
  born: z.string().nullable(),
  died: z.string().nullable(),
  /** From whom the page is about: -1 parents, 0 the person, spouses, brothers and sisters, 1 children. */
  generation: z.int().min(-1).max(1),
  isFocus: z.boolean(),
  mentions: z.array(LifeMentionView).min(1),
  /** What joined the mentions. */
  links: z.array(LifeLink),
  doubts: z.array(SourcedDoubt),
});
export type LifeNode = z.infer<typeof LifeNode>;

export const LifeEdge = z.strictObject({
  /** `parent`: `from` is one of `to`. The others go both ways. */
  what: z.enum(['parent', 'spouse', 'twin', 'sibling']),
  from: z.string(),
  to: z.string(),
  /** Entries that say so. */
  entryIds: z.array(EntryId),
  /** The relation that says so, where no entry does. */
  link: LifeLink.nullable(),
});
export type LifeEdge = z.infer<typeof LifeEdge>;

export const LifeView = z.strictObject({
  nodes: z.array(LifeNode).min(1),
  edges: z.array(LifeEdge),
  /** Mentions in books that the officer does not work with. */
  leftOut: z.int().nonnegative(),
  /** More people belong here than are shown. */
  isCut: z.boolean(),
});
export type LifeView = z.infer<typeof LifeView>;

/** What of an entry cannot be when all that is known of its people is read together. */
export const doubtsOfEntry = route({
  method: 'GET',
  path: '/api/entries/:entryId/doubts',
  reply: z.array(SourcedDoubt),
});

/** The life of whom a record is about; of a marriage, the wife's unless `role` says otherwise. */
export const lifeOfRecord = route({
  method: 'GET',
  path: '/api/records/:recordId/life',
  query: z.strictObject({ role: PersonRole.optional() }),
  reply: LifeView,
});
