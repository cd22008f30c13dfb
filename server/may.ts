import { ExpectedError } from '#schemas/errors.ts';
import type { Officer, Role } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';

/** Who may do what. An administrator may do all of it, but nobody may judge their own work (`notSameAs`). */
const rolesFor = {
  'verify-entry': ['verifier'],
  'verify-entry-blind': ['verifier'],
  'arbitrate-entry': ['arbiter'],
  'approve-entry': ['approver'],
  'authorize-extract': ['registrar'],
  /** What a field may be meant to say, while typing. */
  suggest: ['verifier', 'arbiter', 'approver'],
  /** Vướng mắc: who keys says so; who can get another scan, or reads harder hands, answers. */
  'report-trouble': ['verifier', 'arbiter'],
  'settle-troubles': ['digitizer', 'arbiter'],
  /** An entry one holds no task of: its page, and what happened to it. */
  'see-entries': ['digitizer', 'arbiter', 'approver'],
  'read-journals': ['approver'],
  /** Search and open records. */
  'find-records': ['clerk', 'registrar', 'approver'],
  /** Hurry records; see extracts. */
  'read-records': ['clerk', 'registrar'],
  'request-extract': ['clerk', 'registrar'],
  /** The issue book, and who can sign now. */
  'read-issue-book': ['clerk', 'registrar'],
  /** Opening one's own key and signing with it; calling a paper back; saying that one is away. */
  sign: ['registrar'],
  'void-extract': ['registrar'],
  'note-absence': ['registrar'],
  /** What is in force changed by a decision, or the registration annulled. */
  'correct-record': ['approver'],
  /** Clerical review of pairs: what two entries are to each other. */
  'review-relations': ['arbiter', 'approver'],
  /** A book's numbers, what is missing of it; an approver says why. */
  'see-ledgers': ['digitizer', 'approver', 'registrar', 'clerk'],
  'explain-ledgers': ['digitizer', 'approver'],
  /** What the paper shows beside the fields, for its book's ledger. */
  'tell-page-facts': ['verifier', 'arbiter', 'approver', 'digitizer'],
  /** A person across books. */
  'see-lives': ['clerk', 'registrar', 'approver', 'arbiter'],
  /** Delegations, fees, the issuing office. */
  'manage-office': [],
  /** Progress of books and their pages: counts, nobody's name. */
  'see-progress': ['digitizer', 'approver'],
  /** What is proved of a book; drawing its sample and choosing its policy. */
  'see-quality': ['digitizer', 'approver'],
  'judge-book': ['approver'],
  /** What machines failed at, and trying again. */
  'oversee-reading': ['digitizer'],
  /** One's own mirror; there is no way to another's. */
  'see-own-mirror': ['verifier', 'arbiter'],
  /** Pictures of pages: everyone with an account works from them. */
  'see-images': ['digitizer', 'verifier', 'arbiter', 'approver', 'clerk', 'registrar'],
  /** One's own tasks and session. */
  'do-own-work': ['digitizer', 'verifier', 'arbiter', 'approver', 'clerk', 'registrar'],
  /** All that happens to records, for other systems. */
  'read-feed': [],
  /** The queue dashboard. */
  administer: [],
} as const satisfies Record<HumanStep | string, readonly Role[]>;

export type Action = keyof typeof rolesFor;

export const may = (officer: Officer, action: Action): boolean =>
  officer.roles.some((role) => role === 'admin' || (rolesFor[action] as readonly Role[]).includes(role));

/** Throws `may.not`, naming the role it would take. */
export function mustBeAllowed(officer: Officer, action: Action): void {
  if (!may(officer, action)) throw new ExpectedError('may.not', { role: rolesFor[action][0] ?? 'admin' });
}
