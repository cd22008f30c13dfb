import type { Db } from '#store/open.ts';

/**
 * `load` that remembers its last results for `ms` milliseconds, `most` of them: for what many officers ask for at once and
 * what may be some seconds old. Callers at the same moment wait for one load; a failed one is not kept.
 */
export function keptBriefly<Key extends readonly (string | number)[], Value>(
  { ms, most }: { ms: number; most: number },
  load: (db: Db, ...key: Key) => Promise<Value>,
): (db: Db, ...key: Key) => Promise<Value> {
  const byDatabase = new WeakMap<Db, Map<string, { at: number; value: Promise<Value> }>>();
  return (db, ...key) => {
    const kept = byDatabase.get(db) ?? new Map<string, { at: number; value: Promise<Value> }>();
    byDatabase.set(db, kept);
    const name = key.join(' ');
    const known = kept.get(name);
    if (known && performance.now() - known.at < ms) return known.value;
    kept.delete(name);
    const value = load(db, ...key);
    kept.set(name, { at: performance.now(), value });
    value.catch(() => kept.delete(name));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
