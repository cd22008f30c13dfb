import Fuse from 'fuse.js';
import { fold } from '#schemas/fold.ts';
import type { Comparable } from '#schemas/match.ts';
import { nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';
import { blockKeysOf } from './block.ts';

/** Few enough to weigh all. */
const few = 300;
const mostByName = 200;
/** Shared keys that make an entry worth weighing whatever its name looks like. */
const enoughKeys = 3;

/**
 * The neighbors worth weighing when a block is large: those that Fuse ranks nearest by the subject's name, and those that share
 * several block keys. Fuse only leaves out, it never decides: alone it found .597 of the true names where trigrams found .873,
 * because it misses a name whose middle word is absent (@source research/infra.md §3.6); hence the second way in.
 */
export function narrow(
  kind: RecordKind,
  self: Comparable,
  found: readonly Comparable[],
): readonly Comparable[] {
  if (found.length <= few) return found;
  const subject = nameFieldsOf[kind][0];
  const name = fold(self.values[subject] ?? '');
  const fuse = new Fuse(
    found.map((one) => ({ one, name: fold(one.values[subject] ?? '') })),
    { keys: ['name'], ignoreLocation: true, threshold: 0.4 },
  );
  const byName = name === '' ? [] : fuse.search(name, { limit: mostByName }).map(({ item }) => item.one);
  const ownKeys = new Set(blockKeysOf(kind, self.values));
  const byKeys = found.filter(
    (one) => blockKeysOf(kind, one.values).filter((key) => ownKeys.has(key)).length >= enoughKeys,
  );
  return [...new Set([...byName, ...byKeys])];
}
