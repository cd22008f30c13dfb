import { z } from 'zod';
import { ReadField, VerifiedField } from '../field.ts';
import { Box, ImageRef } from '../geometry.ts';
import { EntryId } from '../ids.ts';
import { CandidatePair } from '../match.ts';
import { Reader } from '../record/fields.ts';
import { FieldKey, RecordKind } from '../record/kinds.ts';
import { ApproveDecision, AuthorizeDecision, HumanStep, Task, VerifyDecision } from '../task.ts';
import { ExtractView } from './extracts.ts';
import { route } from './route.ts';

/** One line of the verifier's screen, in reading order of the form. */
export const TaskField = z.strictObject({
  key: FieldKey,
  reader: Reader,
  critical: z.boolean(),
  label: z.string(),
  read: ReadField,
  /** What the first person decided; null while verifying for the first time. */
  verified: VerifiedField.nullable(),
});
export type TaskField = z.infer<typeof TaskField>;

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
  candidates: z.array(CandidatePair),
});
export type EntryView = z.infer<typeof EntryView>;

export const ClaimedTask = z.strictObject({
  task: Task,
  entry: EntryView.nullable(),
  extract: ExtractView.nullable(),
});
export type ClaimedTask = z.infer<typeof ClaimedTask>;

export const taskCounts = route({
  method: 'GET',
  path: '/api/tasks',
  /** Open tasks that this officer may take, and what they did today. */
  reply: z.array(z.strictObject({ step: HumanStep, open: z.int(), doneToday: z.int() })),
});

/** Takes the most urgent task this officer may do, or gives back the one they already hold. Null when there is none. */
export const claimTask = route({
  method: 'POST',
  path: '/api/tasks/claim',
  body: z.strictObject({ step: HumanStep, subjectId: z.string().nullable() }),
  reply: ClaimedTask.nullable(),
});
export const renewTask = route({ method: 'POST', path: '/api/tasks/:taskId/renew', reply: Task });
export const releaseTask = route({
  method: 'POST',
  path: '/api/tasks/:taskId/release',
  reply: z.strictObject({ ok: z.literal(true) }),
});
const done = z.strictObject({ ok: z.literal(true) });
export const decideVerify = route({
  method: 'POST',
  path: '/api/tasks/:taskId/verify',
  body: VerifyDecision,
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
