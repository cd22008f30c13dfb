/** What became of ids. */
export interface Changes {
  /** Ids that are no more, and the id that has most of their members now. By `id`. */
  readonly merged: readonly { readonly id: string; readonly into: string }[];
  /** Members that left `from`, which stays or was merged, and the id they have now. By `from`, then `id`. */
  readonly split: readonly {
    readonly from: string;
    readonly id: string;
    readonly members: readonly string[];
  }[];
}

/**
 * Ids of new groups of members, given the clusters they were in. A group has the former id of which it holds most; where
 * two groups want one id, the one with more of its members has it (then the one that comes first); a group left without
 * has a fresh one. So an id stays when others join, the larger keeps its own on a merge and on a split. `groups` and
 * their members are in order, which decides ties.
 */
export function keepIds(
  groups: readonly (readonly string[])[],
  clusterOf: ReadonlyMap<string, string>,
  fresh: (members: readonly string[], attempt: number) => string,
): Changes & { readonly ids: readonly string[] } {
  const claims = groups.flatMap((members, group) => claimsOf(members, clusterOf, group));
  claims.sort((x, y) => y.members.length - x.members.length || x.group - y.group || (x.id < y.id ? -1 : 1));
  const ids = new Map<number, string>();
  const taken = new Set<string>();
  for (const { id, group } of claims)
    if (!ids.has(group) && !taken.has(id)) {
      ids.set(group, id);
      taken.add(id);
    }
  const known = new Set(clusterOf.values());
  for (const [group, members] of groups.entries()) {
    if (ids.has(group)) continue;
    let attempt = 0;
    while (taken.has(fresh(members, attempt)) || known.has(fresh(members, attempt))) attempt += 1;
    ids.set(group, fresh(members, attempt));
    taken.add(fresh(members, attempt));
  }
  const idOf = (group: number): string => ids.get(group) ?? '';
  /** Claims come largest first, so the first of an id tells where it went. */
  const into = new Map<string, string>();
  for (const { id, group } of claims) if (!taken.has(id) && !into.has(id)) into.set(id, idOf(group));
  const stays = (id: string): string => into.get(id) ?? id;
  return {
    ids: groups.map((_, group) => idOf(group)),
    merged: [...into].map(([id, to]) => ({ id, into: to })).toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    split: claims
      .filter(({ id, group }) => idOf(group) !== stays(id))
      .map(({ id, group, members }) => ({ from: id, id: idOf(group), members }))
      .toSorted((x, y) => (x.from === y.from ? (x.id < y.id ? -1 : 1) : x.from < y.from ? -1 : 1)),
  };
}

/** The former ids among a group's members, with those who had them. */
function claimsOf(members: readonly string[], clusterOf: ReadonlyMap<string, string>, group: number) {
  const had = new Map<string, string[]>();
  for (const member of members) {
    const id = clusterOf.get(member);
    if (id === undefined) continue;
    const others = had.get(id);
    if (others) others.push(member);
    else had.set(id, [member]);
  }
  return [...had].map(([id, of]) => ({ id, group, members: of }));
}
