import type { SignerState } from '#schemas/api/signing.ts';
import type { Absence, Delegation, SigningSession } from '#schemas/delegation.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import type { SigningWay } from './seal.ts';

/** Days are ISO, in Việt Nam. */
const holdsOn = (day: string, { from, to, revokedAt }: Delegation): boolean =>
  revokedAt === null && from <= day && (to === null || day <= to);

/** The kinds a delegation or session covers. */
export const kindsOf = ({ kinds }: { readonly kinds: readonly RecordKind[] }): readonly RecordKind[] =>
  kinds.length === 0 ? RecordKind.options : kinds;

/**
 * The right by which an officer signs a paper of `kind` on `day`; of several the one that began last. Null: none holds.
 * @source NĐ 30/2020/NĐ-CP Điều 13 (who signs, and within which term and scope)
 */
export function delegationFor(
  delegations: readonly Delegation[],
  kind: RecordKind | null,
  day: string,
): Delegation | null {
  const holding = delegations.filter((d) => holdsOn(day, d) && (kind === null || kindsOf(d).includes(kind)));
  return holding.reduce<Delegation | null>((best, d) => (best && best.from >= d.from ? best : d), null);
}

/** The absence an officer is in on `day`; null: they are here. */
export const absenceOn = (absences: readonly Absence[], day: string): Absence | null =>
  absences.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;

/** True while papers may be signed in it, by its own time and count. */
export const isUsable = (session: SigningSession, at: Date): boolean =>
  new Date(session.until) > at && session.used < session.most;

/** How far an officer is from signing anything now. `session`: open, with its key; nobody signs without a certificate. */
export function signerState(
  facts: {
    readonly delegations: readonly Delegation[];
    readonly absences: readonly Absence[];
    readonly session: SigningSession | null;
    readonly way: SigningWay;
  },
  day: string,
  at: Date,
): SignerState {
  if (facts.delegations.length === 0 || facts.way === 'none') return 'none';
  if (!delegationFor(facts.delegations, null, day)) return 'spent';
  if (absenceOn(facts.absences, day)) return 'away';
  if (facts.way === 'plugin') return 'at-desk';
  if (!facts.session || !isUsable(facts.session, at)) return 'closed';
  return facts.session.atCounter ? 'at-counter' : 'at-desk';
}
