/** Links between rows 0 … size − 1, in columns: the n-th joins `a[n]` and `b[n]`. */
export interface RowLinks {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** Bits; the stronger links are joined first. */
  readonly weight: ArrayLike<number>;
}

/** What people decided of two rows. */
export interface DecidedRows {
  readonly a: number;
  readonly b: number;
  readonly isSame: boolean;
}

export interface ClusteredRows {
  /** The smallest row of each row's cluster. */
  readonly label: Int32Array;
  /** Links, as numbers into `links`, that would have joined what was decided to be two. */
  readonly leftOut: readonly number[];
  /** Decisions, as numbers into `decided`, that contradict others: the two stay apart. */
  readonly contradicted: readonly number[];
}

/**
 * Rows that hang together by links, as far as people did not hold them apart. Decided pairs come first, then links by falling
 * weight, as in Kruskal's spanning tree: where two that are held apart would meet through others, it is the weakest link
 * between them that is left out. What is held apart is so for good: a decision "the same" that would undo it is told as
 * contradicted, not followed. The order of links and decisions does not matter.
 */
export function clusterRows(
  size: number,
  links: RowLinks,
  decided: readonly DecidedRows[] = [],
): ClusteredRows {
  const rootOf = Int32Array.from({ length: size }, (_, row) => row);
  const find = (row: number): number => {
    let at = row;
    while (rootOf[at] !== at) {
      rootOf[at] = rootOf[rootOf[at] as number] as number;
      at = rootOf[at] as number;
    }
    return at;
  };
  /** Roots that a root may not be joined with; only of the few that people decided on. */
  const apart = new Map<number, Set<number>>();
  const holdApart = (a: number, b: number): void => {
    apart.set(a, (apart.get(a) ?? new Set()).add(b));
    apart.set(b, (apart.get(b) ?? new Set()).add(a));
  };
  /** False when the two are held apart. The smaller root stays. */
  const join = (rowA: number, rowB: number): boolean => {
    const [a, b] = [find(rowA), find(rowB)];
    if (a === b) return true;
    if (apart.get(a)?.has(b)) return false;
    const [stays, goes] = a < b ? [a, b] : [b, a];
    rootOf[goes] = stays;
    for (const other of apart.get(goes) ?? []) {
      apart.get(other)?.delete(goes);
      holdApart(stays, other);
    }
    apart.delete(goes);
    return true;
  };

  for (const { a, b, isSame } of decided) if (!isSame && a !== b) holdApart(a, b);
  const inOrder = (count: number, before: (n: number, m: number) => number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, n) => n).sort(before);
  const byRows = (of: Pick<RowLinks, 'a' | 'b'>) => (n: number, m: number) =>
    lesser(of, n) - lesser(of, m) || greater(of, n) - greater(of, m);

  const same = decided.flatMap(({ isSame }, n) => (isSame ? [n] : []));
  const asked = { a: same.map((n) => decided[n]?.a ?? 0), b: same.map((n) => decided[n]?.b ?? 0) };
  const contradicted = [...inOrder(same.length, byRows(asked))]
    .filter((n) => !join(asked.a[n] as number, asked.b[n] as number))
    .map((n) => same[n] as number);

  const nearest = byRows(links);
  const strongest = (n: number, m: number) =>
    (links.weight[m] as number) - (links.weight[n] as number) || nearest(n, m);
  const leftOut: number[] = [];
  const joinLink = (n: number): void => {
    if (!join(links.a[n] as number, links.b[n] as number)) leftOut.push(n);
  };
  if (apart.size > 0) for (const n of inOrder(links.a.length, strongest)) joinLink(n);
  else for (let n = 0; n < links.a.length; n++) joinLink(n);
  return { label: Int32Array.from({ length: size }, (_, row) => find(row)), leftOut, contradicted };
}

const lesser = ({ a, b }: Pick<RowLinks, 'a' | 'b'>, n: number): number =>
  Math.min(a[n] as number, b[n] as number);
const greater = ({ a, b }: Pick<RowLinks, 'a' | 'b'>, n: number): number =>
  Math.max(a[n] as number, b[n] as number);
