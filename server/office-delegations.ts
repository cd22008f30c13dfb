import type { Delegation, NewDelegation } from '#schemas/delegation.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { DelegationId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { printable, widthPt } from '#pipeline/certify/fonts.ts';
import { keepDelegation, revokeDelegation } from '#store/delegations.ts';
import { keepOfficeChange } from '#store/office-changes.ts';
import { officerNames, signingOfficers } from '#store/officers.ts';
import type { Db } from '#store/open.ts';
import type { ServerPorts } from './ports.ts';
import { closeSpent } from './signer-right.ts';

/**
 * A right to sign, as its decision has it. Throws `request.bad` for an officer who may never sign, `extract.letter-missing`
 * for lines no paper can show.
 */
export async function giveDelegation(
  { store, now }: ServerPorts,
  officer: Officer,
  asked: NewDelegation,
): Promise<Delegation> {
  const lines = asked.lines.map((line) => printable(line).trim());
  for (const line of lines) widthPt('bold', line, 1);
  if (!(await signingOfficers(store.db)).some(({ id }) => id === asked.officerId))
    throw new ExpectedError('request.bad', { field: 'officerId' });
  const at = now();
  return store.db.transaction().execute(async (tx) => {
    const given = await keepDelegation(tx, { ...asked, lines }, officer.id, at);
    const details = await factsOf(tx, given);
    await keepOfficeChange(tx, { kind: 'delegation-added', details, by: officer.id, at });
    return given;
  });
}

/** Holds no more from this moment; a key opened by it closes. Papers signed before stand. Throws `id.not-found`. */
export async function takeBackDelegation(
  ports: ServerPorts,
  officer: Officer,
  { id, reason }: { readonly id: DelegationId; readonly reason: string },
): Promise<void> {
  const at = ports.now();
  await ports.store.db.transaction().execute(async (tx) => {
    const details = { ...(await factsOf(tx, await revokeDelegation(tx, id, at))), reason };
    await keepOfficeChange(tx, { kind: 'delegation-revoked', details, by: officer.id, at });
  });
  await closeSpent(ports.store.db, ports, at);
}

async function factsOf(tx: Db, given: Delegation): Promise<Record<string, string>> {
  const { id, officerId, lines, basis, from, to, kinds } = given;
  return {
    delegationId: id,
    officer: (await officerNames(tx, [officerId])).get(officerId) ?? officerId,
    lines: lines.join(' / '),
    ...(basis ? { basis: `${basis.number}, ${basis.date}` } : {}),
    from,
    ...(to ? { to } : {}),
    ...(kinds.length > 0 ? { kinds: kinds.join(', ') } : {}),
  };
}
