import { z } from 'zod';

/**
 * Ids are a prefix and 26 base-32 letters of a sha256, made from what the thing *is* (`pageId(book, scan)`), so that
 * loading the same scan again finds the same page. Tasks, extracts and officers are made once by a person and are random.
 */
const id = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[a-z2-7]{26}$`))
    .brand<P>();

export const BookId = id('book');
export type BookId = z.infer<typeof BookId>;
export const PageId = id('page');
export type PageId = z.infer<typeof PageId>;
export const EntryId = id('entry');
export type EntryId = z.infer<typeof EntryId>;
export const RecordId = id('record');
export type RecordId = z.infer<typeof RecordId>;
export const TaskId = id('task');
export type TaskId = z.infer<typeof TaskId>;
export const ExtractId = id('extract');
export type ExtractId = z.infer<typeof ExtractId>;
export const TroubleId = id('trouble');
export type TroubleId = z.infer<typeof TroubleId>;
export const DelegationId = id('delegation');
export type DelegationId = z.infer<typeof DelegationId>;
export const AbsenceId = id('absence');
export type AbsenceId = z.infer<typeof AbsenceId>;
export const SigningSessionId = id('signing');
export type SigningSessionId = z.infer<typeof SigningSessionId>;
export const RelationId = id('relation');
export type RelationId = z.infer<typeof RelationId>;
export const PersonId = id('person');
export type PersonId = z.infer<typeof PersonId>;
export const OfficerId = id('officer');
export type OfficerId = z.infer<typeof OfficerId>;

/** What a step can be about. The prefix of the id says which kind it is. */
export const SubjectId = z.union([BookId, PageId, EntryId, RecordId, ExtractId]);
export type SubjectId = z.infer<typeof SubjectId>;

/** Lower-case hex sha256 of a blob's bytes: its only name. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'sha256'>();
export type Sha256 = z.infer<typeof Sha256>;
