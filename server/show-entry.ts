import type { EntryView } from '#schemas/api/tasks.ts';
import type { Officer } from '#schemas/officer.ts';
import { isInScope } from '#store/scope.ts';
import { noteView } from '#store/views.ts';
import type { ServerPorts } from './ports.ts';

/**
 * The door through which an entry's data go to an officer: what lies in books of other register bodies is left out, and it is
 * noted that they saw the entry, and its second copy.
 */
export async function showEntry(
  { store: { db }, now }: ServerPorts,
  officer: Officer,
  entry: EntryView,
): Promise<EntryView> {
  const { candidates, secondCopy } = entry;
  const isTheirs = await Promise.all(
    candidates.map((candidate) => isInScope(db, officer, 'entryId', candidate.entryId)),
  );
  const copy =
    secondCopy && (await isInScope(db, officer, 'entryId', secondCopy.entryId)) ? secondCopy : null;
  await noteView(db, officer.id, entry.entryId, now());
  if (copy) await noteView(db, officer.id, copy.entryId, now());
  return { ...entry, candidates: candidates.filter((_, at) => isTheirs[at]), secondCopy: copy };
}
