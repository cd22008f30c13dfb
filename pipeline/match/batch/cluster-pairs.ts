import { clusterRows } from './cluster-rows.ts';
import { type Changes, keepIds } from './keep-ids.ts';

/** Two members that were found to be the same. */
export interface Link {
  readonly a: string;
  readonly b: string;
  /** Bits; of links that contradict a decision the weakest goes. */
  readonly weight: number;
}

/** What a person decided of two members. */
export interface Decided {
  readonly a: string;
  readonly b: string;
  /** False: held apart, also from being joined through others. */
  readonly isSame: boolean;
}

export interface Cluster {
  readonly id: string;
  /** Sorted. */
  readonly members: readonly string[];
}

export interface Clustered extends Changes {
  /** By their first member. Everybody named anywhere is in exactly one, alone if need be. */
  readonly clusters: readonly Cluster[];
  /** Links not followed, because people hold the two ends apart. */
  readonly leftOut: readonly Link[];
  /** "The same" that others' "two people" does not allow. */
  readonly contradicted: readonly Decided[];
}

/** What there was before, and how a cluster that never was is called. */
export interface Former {
  /** Members and the cluster each was in. */
  readonly clusterOf: ReadonlyMap<string, string>;
  /** An id from the members, the same for the same members; asked again with `attempt` 1, 2 … when the id is taken. */
  readonly fresh: (members: readonly string[], attempt: number) => string;
}

/**
 * Clusters of what hangs together, with ids that stay (@see keepIds). Pure, and the order of its inputs does not matter. Give
 * it whole clusters: with a member all that were with it before, and all their links and decisions.
 */
export function clusterPairs(
  links: readonly Link[],
  decided: readonly Decided[],
  { clusterOf, fresh }: Former,
  alone: readonly string[] = [],
): Clustered {
  const both = [...links, ...decided].flatMap(({ a, b }) => [a, b]);
  const members = [...new Set([...both, ...clusterOf.keys(), ...alone])].sort();
  const rowOf = new Map(members.map((member, row) => [member, row]));
  const row = (member: string): number => rowOf.get(member) ?? -1;
  const found = clusterRows(
    members.length,
    {
      a: links.map(({ a }) => row(a)),
      b: links.map(({ b }) => row(b)),
      weight: links.map(({ weight }) => weight),
    },
    decided.map(({ a, b, isSame }) => ({ a: row(a), b: row(b), isSame })),
  );
  const groups = new Map<number, string[]>();
  for (const [at, member] of members.entries()) {
    const label = found.label[at] ?? at;
    const group = groups.get(label);
    if (group) group.push(member);
    else groups.set(label, [member]);
  }
  const { ids, ...changes } = keepIds([...groups.values()], clusterOf, fresh);
  return {
    clusters: [...groups.values()].map((of, n) => ({ id: ids[n] ?? '', members: of })),
    ...changes,
    leftOut: found.leftOut.flatMap((n) => links[n] ?? []),
    contradicted: found.contradicted.flatMap((n) => decided[n] ?? []),
  };
}
