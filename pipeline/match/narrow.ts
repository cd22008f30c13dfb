import Fuse from 'fuse.js';
import { fold } from '#schemas/fold.ts';
import type { Comparable } from '#schemas/match.ts';
import { nameFieldsOf, type RecordKind } from '#schemas/record/kinds.ts';
import { blockKeysOf } from './block.ts';

/** Few enough to weigh all: some 10 ms. */
const few = 300;
const mostByName = 200;

/**
 * The neighbors worth weighing when a block is large: those that Fuse ranks nearest by the subject's name, those whose name
 * lacks or has more middle names, and those that share the parents or the registration's number. Fuse only leaves out, it
 * never decides: alone it found .597 of the true names where trigrams found .873, because it misses a name whose middle word is
 * absent (@source research/infra.md §3.6); hence the other ways in, and the weights after.
 */
export function narrow(
  kind: RecordKind,
  self: Comparable,
  found: readonly Comparable[],
): readonly Comparable[] {
  if (found.length <= few) return found;
  const subject = nameFieldsOf[kind][0];
  const nameOf = ({ values }: Comparable) => fold(values[subject] ?? '');
  const named = found.map((one) => ({ one, name: nameOf(one) }));
  const name = nameOf(self);
  const fuse = new Fuse(named, { keys: ['name'], ignoreLocation: true, threshold: 0.4 });
  const byName = name === '' ? [] : fuse.search(name, { limit: mostByName }).map(({ item }) => item.one);
  const syllables = name.split(' ');
  const byEnds = named.filter((other) => {
    const others = other.name.split(' ');
    return (
      others.length !== syllables.length && others[0] === syllables[0] && others.at(-1) === syllables.at(-1)
    );
  });
  const ownKeys = new Set(blockKeysOf(kind, self.values).filter(isOfTheEvent));
  const byEvent = found.filter(
    (one) => ownKeys.size > 0 && blockKeysOf(kind, one.values).some((key) => ownKeys.has(key)),
  );
  return [...new Set([...byName, ...byEnds.map(({ one }) => one), ...byEvent])];
}

/** Keys of the couple or the registration, not of one person's name. */
const isOfTheEvent = (key: string): boolean => /^(?:couple|registration):/.test(key);
