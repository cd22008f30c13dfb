import { z } from 'zod';
import { Absence, Delegation, SigningSession } from '../delegation.ts';
import { Capacity } from '../extract.ts';
import { ExtractId, OfficerId } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
import { ExtractView } from './extracts.ts';
import { Failure, route } from './route.ts';

/**
 * How far an officer is from signing now. `at-counter`: the counter's requests are signed at once; `at-desk`: confirms each;
 * `closed`: may sign, but the key is not open; `away`: absent today; `spent`: the delegation ran out or has not begun;
 * `none`: no delegation at all, or no certificate of theirs is known. Whose own program signs is `at-desk`.
 */
export const SignerState = z.enum(['at-counter', 'at-desk', 'closed', 'away', 'spent', 'none']);
export type SignerState = z.infer<typeof SignerState>;

export const SignerNow = z.strictObject({
  officerId: OfficerId,
  name: z.string(),
  capacity: Capacity.nullable(),
  lines: z.array(z.string()),
  state: SignerState,
  /** Kinds they may sign today; empty when they may sign none. */
  kinds: z.array(RecordKind),
  until: z.iso.datetime().nullable(),
  left: z.int().nullable(),
  /** Last day of the delegation; null: no end. */
  delegationTo: z.iso.date().nullable(),
  /** Back on this day, as far as is known. */
  backOn: z.iso.date().nullable(),
});
export type SignerNow = z.infer<typeof SignerNow>;

/** Who can sign now; the counter always shows it. */
export const SignersNow = z.strictObject({
  signers: z.array(SignerNow),
  /** Kinds nobody who is here may sign: the case that must not be overlooked. */
  nobody: z.array(RecordKind),
  /** Kinds somebody may sign, but whose key nobody has opened. */
  closed: z.array(RecordKind),
});
export type SignersNow = z.infer<typeof SignersNow>;
export const signersNow = route({ method: 'GET', path: '/api/signers', reply: SignersNow });

/** The officer's own side: by what right, and the open session. */
export const OwnSigning = z.strictObject({
  delegations: z.array(Delegation),
  /** That holds today; null: may not sign today, and why is in `state`. */
  current: Delegation.nullable(),
  state: SignerState,
  /** The delegation each kind would be signed by today; a kind that is missing they may not sign. */
  rights: z.partialRecord(RecordKind, Delegation),
  session: SigningSession.nullable(),
  /** Own absences that are not over yet. */
  absences: z.array(Absence),
  /** `key`: with a PIN here; `plugin`: their own program signs the whole file; `none`: no certificate of theirs is known. */
  way: z.enum(['key', 'plugin', 'none']),
  limits: z.strictObject({ atCounter: z.boolean(), mostMinutes: z.int(), mostPapers: z.int() }),
});
export type OwnSigning = z.infer<typeof OwnSigning>;
export const ownSigning = route({ method: 'GET', path: '/api/signing', reply: OwnSigning });

/** Opens the officer's key. Throws `seal.pin-wrong`, `seal.pin-blocked`, `signing.no-delegation`, `signing.away`, `signing.not-at-counter`. */
export const openSigning = route({
  method: 'POST',
  path: '/api/signing',
  body: z.strictObject({
    pin: z.string().min(1).max(64),
    minutes: z.int().min(1).max(720),
    most: z.int().min(1).max(5000),
    kinds: z.array(RecordKind),
    atCounter: z.boolean(),
  }),
  reply: SigningSession,
});
export const closeSigning = route({
  method: 'DELETE',
  path: '/api/signing',
  reply: z.strictObject({ ok: z.literal(true) }),
});

/**
 * What waits for an officer's hand, the longest first, at most 200: requests, and papers that this officer authorized and
 * their own program has not signed yet.
 */
export const waitingExtracts = route({
  method: 'GET',
  path: '/api/signing/extracts',
  reply: z.array(ExtractView),
});

/** Several at once, each on its own: what fails is told and does not stop the others. At most 50. */
export const signExtracts = route({
  method: 'POST',
  path: '/api/signing/extracts',
  body: z.strictObject({ extractIds: z.array(ExtractId).min(1).max(50) }),
  reply: z.array(
    z.strictObject({ id: ExtractId, extract: ExtractView.nullable(), failure: Failure.nullable() }),
  ),
});
