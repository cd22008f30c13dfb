/** Numbers from 0, some of them joined, over however many others (union–find). */
export interface JoinedNumbers {
  join(a: number, b: number): void;
  /** One number of all that are joined, for all of them the same. */
  firstOf(n: number): number;
  /** Another one that is joined with it, in a ring of them all; itself where there is none. */
  next(n: number): number;
  /** All that are joined with it, and itself. */
  all(n: number): number[];
}

export function joinedNumbers(count: number): JoinedNumbers {
  const parent = Int32Array.from({ length: count }, (_, n) => n);
  const ring = parent.slice();
  const firstOf = (n: number): number => {
    let at = n;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    firstOf,
    join(a, b) {
      const [one, other] = [firstOf(a), firstOf(b)];
      if (one === other) return;
      parent[Math.max(one, other)] = Math.min(one, other);
      // two rings become one where their ends change places
      [ring[a], ring[b]] = [ring[b] as number, ring[a] as number];
    },
    next: (n) => ring[n] as number,
    all(n) {
      const joined = [n];
      for (let at = ring[n] as number; at !== n; at = ring[at] as number) joined.push(at);
      return joined;
    },
  };
}
