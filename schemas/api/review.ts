import { z } from 'zod';
import { RecordId, RelationId } from '../ids.ts';
import { Comparison } from '../match.ts';
import { PersonRole, RelationKind, RelationVerdict } from '../relation.ts';
import { RecordHit } from './records.ts';
import { route } from './route.ts';
import { EntryView } from './tasks.ts';

/** What a reviewer may say. `unsure`: somebody else should look. */
export const ReviewAnswer = z.enum([...RelationVerdict.options, 'unsure']);
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** One of two entries as it stands in its book, and whom of it is asked about. Nothing that a machine thinks of the two. */
export const ReviewSide = z.strictObject({
  role: PersonRole,
  hit: RecordHit,
  entry: EntryView,
});
export type ReviewSide = z.infer<typeof ReviewSide>;

/** What papers of the two will say of each other, in the order of the sides; null: nothing. */
export const RelationNotes = z.tuple([
  z.string().trim().min(1).max(600).nullable(),
  z.string().trim().min(1).max(600).nullable(),
]);
export type RelationNotes = z.infer<typeof RelationNotes>;

/** What is told once a reviewer has answered without it. */
export const ReviewExplained = z.strictObject({
  /** What this reviewer said, not knowing the rest. */
  said: RelationVerdict,
  /** What the machine makes of the two; null where a person asked and no machine compared them. */
  machine: z
    .strictObject({
      kind: RelationKind,
      /** Bits, and that `kind` is right. */
      weight: z.number(),
      probability: z.number(),
      comparisons: z.array(Comparison),
      model: z.string(),
    })
    .nullable(),
  /** What others said of the two before, the first first. */
  others: z.array(z.strictObject({ by: z.string(), at: z.iso.datetime(), verdict: ReviewAnswer })),
  /** Notes proposed by rule, for the answers that have any. */
  notes: z.partialRecord(RelationVerdict, RelationNotes),
  /** Both have one number, year and register body and name other people: no paper is made of either until an approver says why. */
  contradicts: z.boolean(),
  /** What was decided of the two; null while nothing is. */
  decided: z.strictObject({ verdict: RelationVerdict, notes: RelationNotes, reason: z.string() }).nullable(),
});
export type ReviewExplained = z.infer<typeof ReviewExplained>;

/** Two entries that an officer holds. */
export const ReviewTask = z.strictObject({
  relationId: RelationId,
  sides: z.tuple([ReviewSide, ReviewSide]),
  /** Null until the officer has answered blind. */
  explained: ReviewExplained.nullable(),
});
export type ReviewTask = z.infer<typeof ReviewTask>;

/** The pair in hand, or else the one that is worth most now; null: none waits for this officer. `besides` is not given back. */
export const claimReview = route({
  method: 'POST',
  path: '/api/review/claim',
  body: z.strictObject({ besides: RelationId.nullable() }),
  reply: ReviewTask.nullable(),
});

/** The same again: to look at it once more, and decide otherwise. Null `explained` where the officer was unsure. */
export const reopenReview = route({
  method: 'POST',
  path: '/api/review/:relationId/reopen',
  reply: ReviewTask,
});

/** The blind answer. Null: unsure, it goes to somebody else. The same answer twice is one; another one is `task.done`. */
export const answerReview = route({
  method: 'POST',
  path: '/api/review/:relationId/answer',
  body: z.strictObject({ verdict: ReviewAnswer, tookMs: z.int().nonnegative() }),
  reply: ReviewExplained.nullable(),
});

/**
 * What it is, said with everything in view: both records get the event, unless somebody else is to look blind first.
 * Throws `relation.changed`, `relation.reason-wanted`, `task.taken`.
 */
export const decideReview = route({
  method: 'POST',
  path: '/api/review/:relationId/decide',
  body: z.strictObject({
    verdict: RelationVerdict,
    notes: RelationNotes,
    reason: z.string().trim().max(600),
    tookMs: z.int().nonnegative(),
  }),
  reply: z.strictObject({ state: z.enum(['decided', 'second-look']) }),
});

/** Ten more minutes. Throws `task.taken`, `relation.changed`. */
export const renewReview = route({
  method: 'POST',
  path: '/api/review/:relationId/renew',
  reply: z.strictObject({ ok: z.literal(true) }),
});

export const releaseReview = route({
  method: 'POST',
  path: '/api/review/:relationId/release',
  reply: z.strictObject({ ok: z.literal(true) }),
});

/** How many wait, and how far reviewers who answered the same pair blind agree. */
export const ReviewFigures = z.strictObject({
  /** For this officer; and those they answered, which wait for somebody else. */
  waiting: z.int(),
  forOthers: z.int(),
  /** Decided in all. */
  decided: z.int(),
  agreement: z.strictObject({
    pairs: z.int(),
    agreed: z.int(),
    /** Cohen's kappa with its 95 % interval; null while it is not defined. */
    kappa: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
});
export type ReviewFigures = z.infer<typeof ReviewFigures>;
export const reviewFigures = route({ method: 'GET', path: '/api/review', reply: ReviewFigures });

/** A clerk wants to know which of two entries under one number is right: an approver is asked first of all. */
export const askContradiction = route({
  method: 'POST',
  path: '/api/records/:recordId/contradiction',
  body: z.strictObject({ other: RecordId }),
  reply: z.strictObject({ relationId: RelationId }),
});
