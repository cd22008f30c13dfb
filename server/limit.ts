/** Counts tries by key in a sliding window, in this process's memory. */
export interface Limit {
  /** Counts a try; seconds to wait when there were too many, else null. */
  take(key: string, now: Date): number | null;
}

/** More keys than this at once are somebody trying keys: the oldest are forgotten first. */
const mostKeys = 10_000;

export function openLimit({ most, windowSeconds }: { most: number; windowSeconds: number }): Limit {
  const tries = new Map<string, number[]>();
  return {
    take(key, now) {
      const since = now.getTime() - windowSeconds * 1000;
      const recent = (tries.get(key) ?? []).filter((at) => at > since);
      tries.delete(key);
      tries.set(key, recent);
      if (tries.size > mostKeys) tries.delete(tries.keys().next().value ?? '');
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= most) return Math.ceil((oldest - since) / 1000);
      recent.push(now.getTime());
      return null;
    },
  };
}
