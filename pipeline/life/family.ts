import type { EntryId } from '#schemas/ids.ts';
import type { Mention, PersonRole } from '#schemas/relation.ts';

/** Somebody by their key, with the places where entries name them. */
export interface Relative {
  readonly key: string;
  readonly mentions: readonly Mention[];
}

export interface FamilyTie {
  /** `parent`: `from` is one of `to`. */
  readonly what: 'parent' | 'spouse';
  readonly from: string;
  readonly to: string;
  /** Entries that say so, in the order of their ids. */
  readonly entryIds: readonly EntryId[];
}

/** What people of one entry are to each other. Parents who never married are no spouses by their child's entry. */
const saidByEntry: readonly (readonly [PersonRole, FamilyTie['what'], PersonRole])[] = [
  ['mother', 'parent', 'child'],
  ['father', 'parent', 'child'],
  ['wife', 'spouse', 'husband'],
];

/** Ties that entries say of these people, each pair once however many entries say so. */
export function tiesOf(relatives: readonly Relative[]): readonly FamilyTie[] {
  const byEntry = new Map<EntryId, Map<PersonRole, string>>();
  for (const { key, mentions } of relatives)
    for (const { entryId, role } of mentions)
      byEntry.set(entryId, (byEntry.get(entryId) ?? new Map<PersonRole, string>()).set(role, key));
  const ties = new Map<string, FamilyTie>();
  for (const [entryId, people] of [...byEntry].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const [one, what, other] of saidByEntry) {
      const [from, to] = [people.get(one), people.get(other)];
      if (from === undefined || to === undefined || from === to) continue;
      const id = `${what} ${from} ${to}`;
      ties.set(id, { what, from, to, entryIds: [...(ties.get(id)?.entryIds ?? []), entryId] });
    }
  return [...ties.values()];
}

/**
 * Generation of each from the focus: parents -1, children 1, everybody else 0. Who is tied to the focus only through others
 * takes the place those others give: a spouse's parent -1.
 */
export function generationsOf(focus: string, ties: readonly FamilyTie[]): ReadonlyMap<string, number> {
  const found = new Map([[focus, 0]]);
  const waiting = [focus];
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const own = found.get(key) ?? 0;
    for (const { what, from, to } of ties) {
      if (from !== key && to !== key) continue;
      const other = from === key ? to : from;
      if (found.has(other)) continue;
      const step = what === 'spouse' ? 0 : from === key ? 1 : -1;
      found.set(other, own + step);
      waiting.push(other);
    }
  }
  return found;
}
