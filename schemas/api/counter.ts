import { z } from 'zod';
import { RegisterBody } from '../book.ts';
import { RecordStatus } from '../events.ts';
import { RelationId } from '../ids.ts';
import { Comparison } from '../match.ts';
import { FieldKey } from '../record/kinds.ts';
import { PersonRole, RelationVerdict } from '../relation.ts';
import { RecordHit, RecordView } from './records.ts';
import { route } from './route.ts';

/** What a request costs now, and by when the law wants it answered. */
export const CounterFacts = z.strictObject({
  /** Đồng. */
  feePerCopy: z.int().nonnegative(),
  /** Reasons for taking no fee that are offered; another may be typed. */
  exemptions: z.array(z.string()),
  /** From this hour on (`15:00`) a request is due the next working day. */
  lateFrom: z.string(),
  /** The due time of a request made now. */
  dueAt: z.iso.datetime(),
  /** Why that is not today: the hour, or a day on which nobody works; null: it is today. */
  late: z.enum(['hour', 'day']).nullable(),
});
export type CounterFacts = z.infer<typeof CounterFacts>;
export const counterFacts = route({ method: 'GET', path: '/api/counter', reply: CounterFacts });

/** How far a record is from a paper; cheap, for asking again and again while a citizen waits. */
export const RecordLane = z.strictObject({
  status: RecordStatus,
  cannotIssue: RecordView.shape.cannotIssue,
  hurriedAt: RecordView.shape.hurriedAt,
  openTasks: RecordView.shape.openTasks,
  /** Somebody said that it cannot be gone on with; it waits for an answer to that. */
  inTrouble: z.boolean(),
});
export type RecordLane = z.infer<typeof RecordLane>;
export const recordLane = route({ method: 'GET', path: '/api/records/:recordId/lane', reply: RecordLane });

/** A place as it is written, beside what unit that was then and is today: told, never taken in its place. */
export const PlaceView = z.strictObject({
  /** Null: the body that keeps the register. */
  key: FieldKey.nullable(),
  written: z.string(),
  /** The smallest unit that was understood, with those above it, and its last day; null: none was. */
  asOf: z
    .strictObject({
      text: z.string(),
      to: z.string().nullable(),
      certainty: z.enum(['listed', 'sourced', 'memory']),
    })
    .nullable(),
  /** Units of today that its land lies in; several where it was parted. */
  today: z.array(z.string()),
  /** Other units of the same name fit as well: a person must say which. */
  isAmbiguous: z.boolean(),
});
export type PlaceView = z.infer<typeof PlaceView>;
export const placesOfRecord = route({
  method: 'GET',
  path: '/api/records/:recordId/places',
  reply: z.strictObject({
    /** The day it is looked at for, ISO, perhaps only its year. */
    on: z.string().nullable(),
    places: z.array(PlaceView),
  }),
});

/** What a record is to another one, seen from this one. */
export const Relation = z.strictObject({
  /** Null: nobody compared the two. */
  id: RelationId.nullable(),
  hit: RecordHit,
  /** As decided, or as the machine thinks; `contradicts`: it names other people under the same number, year and register body. */
  what: z.enum([...RelationVerdict.options, 'contradicts']),
  status: z.enum(['told', 'asked', 'decided']),
  /** Whom of this record and whom of the other it is about. */
  roles: z.tuple([PersonRole, PersonRole]),
  /** Whether the other was registered after this one; null: their dates do not say. */
  isLater: z.boolean().nullable(),
  /** Bits, and that the machine's word is right; null where no machine compared them. */
  why: z
    .strictObject({ weight: z.number(), probability: z.number(), comparisons: z.array(Comparison) })
    .nullable(),
  /** What papers of this record say of it. */
  note: z.string().nullable(),
  /** Who decided it, and when. */
  decided: z.strictObject({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type Relation = z.infer<typeof Relation>;
export const relationsOfRecord = route({
  method: 'GET',
  path: '/api/records/:recordId/relations',
  reply: z.array(Relation),
});

/** Biên lai: what was paid for a sealed paper. */
export const Receipt = z.strictObject({
  number: z.string(),
  at: z.iso.datetime(),
  /** Who took it: the agency and the officer. */
  body: RegisterBody,
  collectedBy: z.string(),
  paidBy: z.string(),
  /** Title and number of the paper. */
  title: z.string(),
  paperNumber: z.string(),
  copies: z.int().positive(),
  /** Đồng. */
  perCopy: z.int().nonnegative(),
  total: z.int().positive(),
  isTest: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;
/** `id.not-found` where nothing was paid, or the paper is not sealed. */
export const receiptOf = route({
  method: 'GET',
  path: '/api/extracts/:extractId/receipt',
  reply: Receipt,
});
