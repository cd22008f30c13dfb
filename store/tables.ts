import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Rows as Postgres keeps them. Times are timestamptz; JSON columns are parsed with zod by whoever reads them. */
type At = ColumnType<Date, Date | string | undefined, Date | string>;
type AtOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json = JSONColumnType<object, string, string>;
/** ISO day: `open.ts` leaves dates as they are written. */
type Day = ColumnType<string, string, string>;
type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>;
type Computed<T> = ColumnType<T, never, never>;
type JsonOrNull = ColumnType<object | null, string | null | undefined, string | null>;

export interface BookTable {
  id: string;
  kind: string;
  manifest: Json;
  title: string;
  /** Null: the default policy. */
  policy_id: Generated<string | null>;
  /** Set when a load of the whole folder came to its end. */
  loaded_at: AtOrNull;
  created_at: Generated<Date>;
}

export interface PageTable {
  id: string;
  book_id: string;
  ordinal: number;
  file_name: string;
  scan: Json;
  sha256: string;
  bytes: number;
  loaded_at: Generated<Date>;
}

/** What is known of an entry so far: a projection of step outputs and events, rebuilt by replaying them. */
export interface EntryTable {
  id: string;
  record_id: string;
  page_id: string;
  book_id: string;
  kind: string;
  ordinal: number;
  /** RecordStatus. */
  status: string;
  block_keys: string[];
  comparable: Json;
  entry_no: string | null;
  book_no: string | null;
  event_date: string | null;
  event_year: number | null;
  registration_date: string | null;
  /** Names in reading order, whom the record is about first. */
  names: string[];
  /** FoundBy. Null: written by an older program and not filled yet. */
  found_by: JsonOrNull;
  /** Its places, folded, each part between bars. */
  place_fold: Generated<string>;
  paper_numbers: Generated<string[]>;
}

/** One name of an entry, folded for search, i and y as one. `role` 0 is whom the record is about. */
export interface EntryNameTable {
  entry_id: string;
  role: number;
  name_fold: string;
  surname_fold: string;
  given_fold: string;
  event_year: number | null;
  /** With its marks, tone marks at the end of each syllable. */
  spelled: Generated<string>;
  /** Given name of whom the record is about, folded. */
  subject_given: Generated<string>;
  registered_year: number | null;
  born_year: number | null;
}

export interface StepOutputTable {
  subject_id: string;
  step: string;
  version: number;
  input_hash: string;
  output: Json;
  output_hash: string;
  /** Officer id, or `machine`. */
  by: string;
  source_step: string | null;
  source_subject_id: string | null;
  source_input_hash: string | null;
  /** Which models read it, see `ModelSet`; null: those shipped, or none. */
  read_with: Generated<string | null>;
  took_ms: number;
  started_at: At;
  finished_at: At;
}

export interface OutboxTable {
  id: Generated<string>;
  step: string;
  version: number;
  queue: string;
  subject_id: string;
  input_hash: string;
  source_step: string;
  source_subject_id: string;
  source_version: number;
  source_input_hash: string;
  book_id: string | null;
  page_id: string | null;
  priority: number;
  /** due → sent → done | failed. */
  state: string;
  attempts: Generated<number>;
  error_code: string | null;
  error_details: JsonOrNull;
  created_at: Generated<Date>;
  sent_at: AtOrNull;
  settled_at: AtOrNull;
}

export interface TaskTable {
  id: string;
  step: string;
  subject_id: string;
  input_hash: string;
  source_step: string;
  source_subject_id: string;
  source_version: number;
  source_input_hash: string;
  book_id: string | null;
  role: string;
  priority: number;
  not_same_as: string[];
  claimed_by: string | null;
  lease_until: AtOrNull;
  note: string | null;
  created_at: Generated<Date>;
  done_at: AtOrNull;
  done_by: string | null;
  /** While set nobody is given the task. */
  trouble_id: Generated<string | null>;
  /** Handwriting the machine was unsure of. */
  is_hard: Generated<boolean>;
  /** Sent back to whom; after a day it is anybody's. */
  for_officer: Generated<string | null>;
  /** A re-key that only proves the book: its answers change nothing by themselves. */
  check_id: Generated<string | null>;
  /** How many fields it asks for. */
  fields: Generated<number>;
}

/** What a person typed of a task and has not sent. */
export interface DraftTable {
  task_id: string;
  officer_id: string;
  field: string;
  text: string;
  decision: JsonOrNull;
  /** An arbiter's, so far. */
  reason: Generated<string | null>;
  at: At;
}

export interface TroubleTable {
  id: string;
  task_id: string;
  entry_id: string;
  book_id: string | null;
  /** TroubleKind. */
  kind: string;
  note: string;
  reported_by: string;
  reported_at: At;
  /** TroubleOutcome of the latest settlement. */
  outcome: string | null;
}

export interface TroubleSettlementTable {
  trouble_id: string;
  /** From 1; the last one counts. */
  seq: number;
  at: At;
  by: string;
  /** TroubleOutcome. */
  outcome: string;
  answer: string;
}

/** Known answers of an entry: KnownFields. */
export interface GoldTable {
  entry_id: string;
  book_id: string;
  fields: Json;
  by: string;
  at: Generated<Date>;
}

/** A round of sampling. `plan`: SamplingPlan of each class. */
export interface BookLotTable {
  book_id: string;
  round: number;
  plan: Json;
  /** LotVerdict. */
  verdict: string;
  drawn_by: string;
  drawn_at: At;
  judged_at: AtOrNull;
}

export interface FieldCheckTable {
  id: string;
  /** CheckKind. */
  kind: string;
  book_id: string;
  entry_id: string;
  round: number;
  fields: string[];
  outcomes: Json;
  drawn_at: At;
  done_at: AtOrNull;
}

/** One field one person keyed, once the entry was settled. */
export interface KeyedFieldTable {
  officer_id: string;
  book_id: string;
  entry_id: string;
  field: string;
  step: string;
  at: At;
  critical: boolean;
  is_hard: boolean;
  /** Null: nobody else looked. */
  agreed: boolean | null;
  /** Letter pairs [keyed, stood]. */
  confusions: JSONColumnType<[string, string][], string, string>;
}

export interface EventTable {
  record_id: string;
  seq: number;
  kind: string;
  at: At;
  by: string;
  body: Json;
}

export interface ExtractTable {
  id: string;
  record_id: string;
  kind: string;
  template_id: string;
  request: Json;
  requested_by: string;
  idempotency_key: string;
  /** ExtractStatus. */
  status: string;
  number: string | null;
  code: string | null;
  authorized: JsonOrNull;
  sealed: JsonOrNull;
  reason: string | null;
  created_at: Generated<Date>;
  /** Of the issue book, from when a number was given: issuing body, `GKS-BS`, year, place in the series. */
  body: string | null;
  series: string | null;
  year: number | null;
  sequence: number | null;
  issued_on: DayOrNull;
  sealed_at: AtOrNull;
  /** The newest bytes, and how far their signatures reach (SealLevel). */
  pdf: string | null;
  level: string | null;
  /** Whom it is about and who asked, folded for search. */
  find_fold: Generated<string>;
  /** These follow from the request and the authorization; Postgres computes them. */
  copies: Computed<number | null>;
  fee: Computed<number | null>;
  register_body: Computed<string | null>;
}

export interface ReceiptTable {
  extract_id: string;
  body: string;
  year: number;
  sequence: number;
  /** Đồng. */
  total: number;
  by: string;
  at: At;
}

export interface DelegationTable {
  id: string;
  officer_id: string;
  capacity: string;
  lines: JSONColumnType<string[], string, string>;
  basis: JsonOrNull;
  starts_on: Day;
  ends_on: DayOrNull;
  kinds: string[];
  given_by: string | null;
  given_at: Generated<Date>;
  revoked_at: AtOrNull;
}

export interface AbsenceTable {
  id: string;
  officer_id: string;
  starts_on: Day;
  ends_on: DayOrNull;
  reason: string;
  noted_by: string;
  noted_at: Generated<Date>;
}

export interface SigningSessionTable {
  id: string;
  officer_id: string;
  opened_at: At;
  until: At;
  most: number;
  used: Generated<number>;
  kinds: string[];
  at_counter: boolean;
  ended_at: AtOrNull;
  ended_why: string | null;
}

/** What was changed of the office; only ever added to. */
export interface OfficeChangeTable {
  id: Generated<string>;
  at: At;
  by: string;
  kind: string;
  details: JSONColumnType<Record<string, string>, string, string>;
}

export interface HurryTable {
  entry_id: string;
  by: string;
  at: At;
}

export interface CheckVisitTable {
  id: Generated<string>;
  extract_id: string | null;
  /** CheckState. */
  state: string;
  by_file: boolean;
  at: At;
}

/** An event that others are told of. `place`: where it stands in the feed, from 1; null until somebody looks. */
export interface FeedTable {
  id: Generated<string>;
  record_id: string;
  seq: number;
  /** FeedKind. */
  kind: string;
  place: number | null;
}

/** Who is told of every event, at an address of theirs. */
export interface WebhookTable {
  id: string;
  url: string;
  /** What its calls are signed with. */
  secret: string;
  /** Place up to which there are deliveries. */
  fed_to: number;
  added_at: At;
  removed_at: AtOrNull;
  /** In a row. */
  failures: Generated<number>;
  rest_until: AtOrNull;
  delivered_at: AtOrNull;
}

export interface DeliveryTable {
  webhook_id: string;
  place: number;
  record_id: string;
  /** due → (gone, when it was delivered) | dead. */
  state: string;
  tries: Generated<number>;
  due_at: At;
  /** `http 500`, `timeout`: never what was answered. */
  failure: string | null;
}

export interface FeedTokenTable {
  id: string;
  name: string;
  token_hash: string;
  added_at: At;
  removed_at: AtOrNull;
}

/** Last number given in a series; one row is locked while a number is taken, so there is no gap and no double. */
export interface NumberSeriesTable {
  body: string;
  series: string;
  year: number;
  last: number;
  /** When it was given; null for those of before. */
  last_at: AtOrNull;
}

export interface OfficerTable {
  id: string;
  login: string;
  name: string;
  /** Of before delegations; nothing reads it. */
  capacity_lines: Generated<object>;
  roles: string[];
  password_hash: string;
  created_at: Generated<Date>;
  disabled_at: AtOrNull;
  /** Register bodies; empty: all. */
  scope: Generated<string[]>;
  totp_secret: string | null;
  /** The last time step a code was taken for, so that none is taken twice. */
  totp_last_step: number | null;
}

export interface SessionTable {
  token_hash: string;
  officer_id: string;
  created_at: Generated<Date>;
  expires_at: At;
  used_at: Generated<Date>;
}

/** A try to sign in that has not ended in a session; kept for minutes. */
export interface SignInTryTable {
  login: string;
  /** Of the network. */
  address: string;
  at: At;
}

/** Who looked at what. Ids only. */
export interface ViewTable {
  officer_id: string;
  subject_id: string;
  at: Generated<Date>;
}

/** What an administrator may change; parsed by whoever reads it. */
export interface SettingTable {
  name: string;
  value: Json;
  changed_at: Generated<Date>;
}

/** A reading model made here; its files are blobs. */
export interface ModelTable {
  id: string;
  files: Json;
  parent: string;
  book_id: string | null;
  trained_on: Json;
  held_out: Json;
  /** ModelState. */
  state: string;
  created_at: At;
  decided_at: AtOrNull;
  /** Goes up with every switching on, so that the same model switched on again is another reading. */
  activation: number | null;
}

/** Two mentions and what they are to each other; `entry_a < entry_b`. See `schemas/relation.ts`. */
export interface RelationTable {
  id: string;
  entry_a: string;
  role_a: string;
  entry_b: string;
  role_b: string;
  kind: string;
  /** Bits. */
  weight: number;
  probability: number;
  /** Comparison[]. */
  comparisons: Json;
  model: string;
  status: string;
  verdict: string | null;
  found_at: Generated<Date>;
  decided_at: AtOrNull;
  claimed_by: string | null;
  claimed_until: AtOrNull;
}

export interface RelationDecisionTable {
  id: Generated<string>;
  relation_id: string;
  by: string;
  at: At;
  verdict: string;
  is_blind: boolean;
  reason: Generated<string>;
  took_ms: number;
}

export interface PersonTable {
  id: string;
  made_at: At;
  /** Null: it stands. */
  merged_into: string | null;
}

export interface PersonMentionTable {
  entry_id: string;
  role: string;
  person_id: string;
  since: At;
}

export interface PersonChangeTable {
  id: Generated<string>;
  person_id: string;
  at: At;
  what: string;
  entry_id: string | null;
  role: string | null;
  other_person_id: string | null;
  relation_id: string | null;
  by: string;
}

export interface LinkModelTable {
  id: string;
  kind: string;
  made_at: At;
  source: string;
  model: Json;
  is_active: Generated<boolean>;
}

export interface BookClosingTable {
  id: Generated<string>;
  book_id: string;
  year: number;
  entries: number | null;
  pages: number | null;
  by: string;
  at: At;
}

export interface LedgerMarkTable {
  id: Generated<string>;
  book_id: string;
  year: number;
  number: number;
  mark: string;
  note: Generated<string>;
  by: string;
  at: At;
  undone_by: string | null;
  undone_at: AtOrNull;
}

export interface SeriesMarkTable {
  id: Generated<string>;
  series: string;
  gap: string;
  year: number;
  number_from: number | null;
  number_to: number | null;
  book_no: string | null;
  mark: string;
  note: Generated<string>;
  by: string;
  at: At;
  undone_by: string | null;
  undone_at: AtOrNull;
}

export interface EntryStrikeTable {
  id: Generated<string>;
  entry_id: string;
  is_struck: boolean;
  by: string;
  at: At;
}

export interface PageNumberTable {
  id: Generated<string>;
  page_id: string;
  number: number | null;
  by: string;
  at: At;
}

export interface Tables {
  book: BookTable;
  page: PageTable;
  entry: EntryTable;
  entry_name: EntryNameTable;
  step_output: StepOutputTable;
  outbox: OutboxTable;
  task: TaskTable;
  event: EventTable;
  extract: ExtractTable;
  receipt: ReceiptTable;
  delegation: DelegationTable;
  absence: AbsenceTable;
  signing_session: SigningSessionTable;
  office_change: OfficeChangeTable;
  hurry: HurryTable;
  check_visit: CheckVisitTable;
  feed: FeedTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  feed_token: FeedTokenTable;
  number_series: NumberSeriesTable;
  officer: OfficerTable;
  session: SessionTable;
  sign_in_try: SignInTryTable;
  view: ViewTable;
  setting: SettingTable;
  model: ModelTable;
  draft: DraftTable;
  trouble: TroubleTable;
  trouble_settlement: TroubleSettlementTable;
  gold: GoldTable;
  book_lot: BookLotTable;
  field_check: FieldCheckTable;
  keyed_field: KeyedFieldTable;
  relation: RelationTable;
  relation_decision: RelationDecisionTable;
  person: PersonTable;
  person_mention: PersonMentionTable;
  person_change: PersonChangeTable;
  link_model: LinkModelTable;
  book_closing: BookClosingTable;
  ledger_mark: LedgerMarkTable;
  series_mark: SeriesMarkTable;
  entry_strike: EntryStrikeTable;
  page_number: PageNumberTable;
}
