import type { EntryId } from '#schemas/ids.ts';
import type { FoundRelation } from '#pipeline/match/batch/relate-rows.ts';
import type { KnownOfEntry } from '#store/relate-batch.ts';
import type { EntriesRead } from './read-entries.ts';

/**
 * Pairs that a run has compared from one side: what was kept of them need not be found again from the other. In memory only: a run
 * that goes on compares them again.
 */
export interface SeenPairs {
  /** All relations of an entry are written. */
  written(id: EntryId): void;
  /** Of what an entry is to others, what was found and what was kept of it. */
  compared(n: number, found: readonly FoundRelation[], kept: readonly FoundRelation[]): void;
  /** The others of which everything is known that an entry is to them. */
  knownOf(id: EntryId, known: readonly KnownOfEntry[]): Set<number>;
}

export function seenPairs({ ids, numberOf }: Pick<EntriesRead, 'ids' | 'numberOf'>): SeenPairs {
  const isWritten = new Uint8Array(ids.length);
  /** Pairs of which something is kept and a namesake is not, which the other of them may still keep. */
  const partly = new Set<number>();
  const pairOf = (a: number, b: number): number => Math.min(a, b) * ids.length + Math.max(a, b);
  return {
    written(id) {
      const n = numberOf.get(id);
      if (n !== undefined) isWritten[n] = 1;
    },
    compared(n, found, kept) {
      const others = new Set(kept.map(({ other }) => other));
      const stays = new Set(kept.map(({ id }) => id));
      for (const { id, other } of found)
        if (others.has(other) && !stays.has(id)) partly.add(pairOf(n, other));
    },
    knownOf(id, known) {
      const n = numberOf.get(id);
      const others = new Set<number>();
      if (n === undefined) return others;
      for (const { a, b, status, isPeoples } of known) {
        const other = numberOf.get(a === id ? b : a);
        if (other === undefined || status === 'gone' || isPeoples) continue;
        if (isWritten[other] === 1 && !partly.has(pairOf(n, other))) others.add(other);
      }
      return others;
    },
  };
}
