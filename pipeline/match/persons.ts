import type { PersonId, RelationId } from '#schemas/ids.ts';
import type { PersonChange } from '#schemas/relation.ts';
import type { Bond } from './bonds.ts';
import { mentionOf } from './relation-id.ts';

export interface Family {
  /** By `mentionKey`. */
  readonly mentions: readonly string[];
  readonly bonds: readonly Bond[];
  /** Who a mention was so far. */
  readonly former: ReadonlyMap<string, PersonId>;
}

/**
 * Who is who among mentions that may be one person. Pure; the order of what is given does not count. People's word first: what
 * they keep apart is never one person again, also not through a third; of two words that cannot both be, the newer one
 * counts. Then the machine's bonds, the strongest first, as far as they put together nobody who is kept apart, nobody
 * whom one entry names twice, and no two births or deaths that are not one registration: nobody is born or dies twice.
 * An id stays with most of those who had it; the larger part of a merger keeps its id, of two equal ones the first.
 */
export function personsOf(family: Family, newId: () => PersonId): readonly PersonChange[] {
  const groups = groupsOf(family);
  const ids = keptIds(groups, family.former);
  const changes: PersonChange[] = [];
  const now = new Map<string, PersonId>();
  for (const [at, group] of groups.entries()) {
    const kept = ids[at] ?? null;
    if (kept === null && group.length === 1) continue;
    const id = kept ?? newId();
    if (kept === null) changes.push({ person: id, what: 'made', ...nobody });
    for (const mention of group) now.set(mention, id);
  }
  const wentTo = new Map<PersonId, Map<PersonId | null, number>>();
  for (const mention of [...family.mentions].sort()) {
    const from = family.former.get(mention) ?? null;
    const person = now.get(mention) ?? null;
    if (from !== null) {
      const places = wentTo.get(from) ?? new Map<PersonId | null, number>();
      wentTo.set(from, places.set(person, (places.get(person) ?? 0) + 1));
    }
    if (person === from) continue;
    const who = { mention: mentionOf(mention), other: from };
    if (person !== null)
      changes.push({ person, what: 'joined', ...who, relation: whyOf(family, mention, now) });
    else if (from !== null) changes.push({ person: from, what: 'left', ...who, other: null, relation: null });
  }
  const stay = new Set(now.values());
  for (const [person, places] of [...wentTo].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const into = [...places]
      .filter((place): place is [PersonId, number] => place[0] !== null && place[0] !== person)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([id]) => id);
    if (stay.has(person)) for (const other of into) changes.push({ person, what: 'split', ...nobody, other });
    else if (into[0] !== undefined) changes.push({ person, what: 'merged', ...nobody, other: into[0] });
  }
  return changes;
}

const nobody = { mention: null, other: null, relation: null } as const;

/** The mentions put together, each group sorted, the groups by their first. */
function groupsOf({ mentions, bonds }: Family): readonly (readonly string[])[] {
  const groupOf = new Map(mentions.map((mention) => [mention, new Set([mention])]));
  const known = bonds.filter(({ a, b }) => groupOf.has(a) && groupOf.has(b));
  const apart = pairsOf(known.filter((bond) => !bond.joins && bond.decidedAt !== null));
  const apartForMachines = pairsOf(known.filter((bond) => !bond.joins));
  for (const bond of known.filter(({ joins }) => joins).sort(strongestFirst)) {
    const [one, other] = [groupOf.get(bond.a), groupOf.get(bond.b)];
    if (!one || !other || one === other) continue;
    const isMachines = bond.decidedAt === null;
    if (areApart(one, other, isMachines ? apartForMachines : apart)) continue;
    if (isMachines && cannotBe(one, other, bond.isRegistration)) continue;
    for (const mention of other) groupOf.set(mention, one.add(mention));
  }
  return [...new Set(groupOf.values())]
    .map((group) => [...group].sort())
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** People's word before the machine's, the newer word first, then by weight. */
const strongestFirst = (x: Bond, y: Bond): number =>
  (y.decidedAt ?? '').localeCompare(x.decidedAt ?? '') ||
  y.weight - x.weight ||
  (x.relationId < y.relationId ? -1 : x.relationId > y.relationId ? 1 : x.a < y.a ? -1 : 1);

function pairsOf(bonds: readonly Bond[]): ReadonlyMap<string, ReadonlySet<string>> {
  const pairs = new Map<string, Set<string>>();
  for (const { a, b } of bonds)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      pairs.set(one, (pairs.get(one) ?? new Set()).add(other));
  return pairs;
}

const areApart = (
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  apart: ReadonlyMap<string, ReadonlySet<string>>,
): boolean => [...one].some((mention) => [...(apart.get(mention) ?? [])].some((kept) => other.has(kept)));

/** Roles that a person has once in a life. */
const onceInALife: readonly string[] = ['child', 'deceased'];

function cannotBe(one: ReadonlySet<string>, other: ReadonlySet<string>, isRegistration: boolean): boolean {
  const entryOf = (mention: string) => mention.split(' ')[0] ?? '';
  const entries = new Set([...one].map(entryOf));
  if ([...other].some((mention) => entries.has(entryOf(mention)))) return true;
  const roles = (group: ReadonlySet<string>) =>
    new Set([...group].map((mention) => mention.split(' ')[1] ?? ''));
  const [mine, theirs] = [roles(one), roles(other)];
  return !isRegistration && onceInALife.some((role) => mine.has(role) && theirs.has(role));
}

/** By group, the id it goes on with; null: none of its own. */
function keptIds(
  groups: readonly (readonly string[])[],
  former: ReadonlyMap<string, PersonId>,
): readonly (PersonId | null)[] {
  const claims: { readonly id: PersonId; readonly group: number; readonly count: number }[] = [];
  for (const [group, mentions] of groups.entries()) {
    const counts = new Map<PersonId, number>();
    for (const mention of mentions) {
      const id = former.get(mention);
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const [id, count] of counts) claims.push({ id, group, count });
  }
  const kept: (PersonId | null)[] = groups.map(() => null);
  const taken = new Set<PersonId>();
  claims.sort((x, y) => y.count - x.count || (x.id < y.id ? -1 : x.id > y.id ? 1 : x.group - y.group));
  for (const { id, group } of claims) {
    if (taken.has(id) || kept[group] !== null) continue;
    kept[group] = id;
    taken.add(id);
  }
  return kept;
}

/** The strongest relation that binds a mention to the others of its person. */
function whyOf({ bonds }: Family, mention: string, now: ReadonlyMap<string, PersonId>): RelationId | null {
  const person = now.get(mention);
  const own = bonds.filter(
    ({ a, b, joins }) =>
      joins && ((a === mention && now.get(b) === person) || (b === mention && now.get(a) === person)),
  );
  return own.sort(strongestFirst)[0]?.relationId ?? null;
}
