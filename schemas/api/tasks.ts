import { z } from 'zod';
import { Doubt, FieldState, ReadField, VerifiedField } from '../field.ts';
import { Box, ImageRef } from '../geometry.ts';
import { EntryId, TaskId } from '../ids.ts';
import { CandidatePair } from '../match.ts';
import { Looks } from '../policy.ts';
import { Reader } from '../record/fields.ts';
import { FieldKey, RecordKind } from '../record/kinds.ts';
import { PageNote } from '../steps.ts';
import {
  ApproveDecision,
  ArbitrateDecision,
  AuthorizeDecision,
  FieldDrafts,
  HumanStep,
  Task,
  VerifyDecision,
} from '../task.ts';
import { ExtractView } from './extracts.ts';
import { route } from './route.ts';

/** One line of the verifier's screen, in reading order of the form. */
export const TaskField = z.strictObject({
  key: FieldKey,
  reader: Reader,
  critical: z.boolean(),
  label: z.string(),
  /** While keying blind only its box is told. */
  read: ReadField,
  /** What was decided before; null while nobody did, and while keying blind. */
  verified: VerifiedField.nullable(),
  /** What the book's policy says of this field. */
  looks: Looks,
  /** False for fields that this task leaves as they are: they may be looked at. */
  isAsked: z.boolean(),
  /** The first and the second keying where they differ; only the arbiter sees them, and not whose they are. */
  keyings: z.array(z.strictObject({ state: FieldState, written: z.string().nullable() })),
  /** What stands in the same field of the entry above, as verified; null when nobody verified it, and in blind tasks too where it is not settled. */
  above: z.string().nullable(),
  /** Values of this field elsewhere in the book, the likeliest first; none while keying blind. */
  carried: z.array(z.string()),
  /** What the entries around this one tell. */
  findings: z.array(z.strictObject({ doubt: Doubt, suggestion: z.string().nullable() })),
});
export type TaskField = z.infer<typeof TaskField>;

/** The same registration in another copy of the book (sổ kép), as far as matching found it: for looking, never for copying. */
export const SecondCopy = z.strictObject({
  entryId: EntryId,
  bookTitle: z.string(),
  pageNumber: z.int(),
  gray: ImageRef,
  box: Box,
});
export type SecondCopy = z.infer<typeof SecondCopy>;

export const EntryView = z.strictObject({
  entryId: EntryId,
  kind: RecordKind,
  bookCode: z.string(),
  bookTitle: z.string(),
  fileName: z.string(),
  /** Position of the page in its book, from 1, and of the entry on its page, from 1. */
  pageNumber: z.int(),
  ordinal: z.int(),
  /** The cleaned page: boxes are on it. */
  gray: ImageRef,
  scan: ImageRef,
  box: Box,
  fields: z.array(TaskField),
  /** None while keying blind. */
  candidates: z.array(CandidatePair),
  /** Ink that no field holds: notes in the margin, strokes. */
  notes: z.array(PageNote),
  /** Somebody saw it crossed out; false while keying blind. */
  isStruck: z.boolean(),
  secondCopy: SecondCopy.nullable(),
});
export type EntryView = z.infer<typeof EntryView>;

export const ClaimedTask = z.strictObject({
  task: Task,
  entry: EntryView.nullable(),
  extract: ExtractView.nullable(),
  /** What this officer typed before and has not sent. */
  drafts: FieldDrafts,
});
export type ClaimedTask = z.infer<typeof ClaimedTask>;

/** An `open` as high as this stands for as many or more. */
export const mostCounted = 1000;

export const taskCounts = route({
  method: 'GET',
  path: '/api/tasks',
  /** Open tasks that this officer may take, and what they did today. */
  reply: z.array(z.strictObject({ step: HumanStep, open: z.int(), doneToday: z.int() })),
});

/**
 * Takes the most urgent task this officer may do, or gives back the one they already hold. Null when there is none.
 * `besides`: a task in hand that is not to be given back again; so the next one can be had while this one is under work.
 */
export const claimTask = route({
  method: 'POST',
  path: '/api/tasks/claim',
  body: z.strictObject({
    step: HumanStep,
    subjectId: z.string().nullable(),
    besides: TaskId.nullable().default(null),
  }),
  reply: ClaimedTask.nullable(),
});
export const renewTask = route({ method: 'POST', path: '/api/tasks/:taskId/renew', reply: Task });
export const releaseTask = route({
  method: 'POST',
  path: '/api/tasks/:taskId/release',
  reply: z.strictObject({ ok: z.literal(true) }),
});
const done = z.strictObject({ ok: z.literal(true) });
/** Keeps what was typed of some fields; the same again changes nothing. `task.taken`, `task.lease-lost`, `task.done` as with decisions. */
export const saveDrafts = route({
  method: 'POST',
  path: '/api/tasks/:taskId/drafts',
  body: z.strictObject({ fields: FieldDrafts }),
  reply: done,
});
export const decideVerify = route({
  method: 'POST',
  path: '/api/tasks/:taskId/verify',
  body: VerifyDecision,
  reply: done,
});
export const decideVerifyBlind = route({
  method: 'POST',
  path: '/api/tasks/:taskId/verify-blind',
  body: VerifyDecision,
  reply: done,
});
export const decideArbitrate = route({
  method: 'POST',
  path: '/api/tasks/:taskId/arbitrate',
  body: ArbitrateDecision,
  reply: done,
});
export const decideApprove = route({
  method: 'POST',
  path: '/api/tasks/:taskId/approve',
  body: ApproveDecision,
  reply: done,
});
export const decideAuthorize = route({
  method: 'POST',
  path: '/api/tasks/:taskId/authorize',
  body: AuthorizeDecision,
  reply: ExtractView,
});
