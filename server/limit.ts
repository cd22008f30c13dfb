/** Counts tries by key in a sliding window, in this process's memory. */
export interface Limit {
  /** Counts a try; seconds to wait when there were too many, else null. */
  take(key: string, now: Date): number | null;
  /** The same without counting. `most`: a stricter limit for once. */
  wait(key: string, now: Date, most?: number): number | null;
}

/** More keys than this at once are somebody trying keys: the oldest are forgotten first. */
const mostKeys = 10_000;

export function openLimit({ most, windowSeconds }: { most: number; windowSeconds: number }): Limit {
  const tries = new Map<string, number[]>();
  const since = (now: Date) => now.getTime() - windowSeconds * 1000;
  const recentOf = (key: string, now: Date) => (tries.get(key) ?? []).filter((at) => at > since(now));
  const waitFor = (recent: readonly number[], now: Date, limit: number) => {
    const freedBy = recent.at(-limit);
    return freedBy === undefined ? null : Math.ceil((freedBy - since(now)) / 1000);
  };
  return {
    take(key, now) {
      const recent = recentOf(key, now);
      tries.delete(key);
      tries.set(key, recent);
      if (tries.size > mostKeys) tries.delete(tries.keys().next().value ?? '');
      const seconds = waitFor(recent, now, most);
      if (seconds === null) recent.push(now.getTime());
      return seconds;
    },
    wait: (key, now, limit = most) => waitFor(recentOf(key, now), now, limit),
  };
}
