/** Pairs of rows, in columns of equal length; `a < b`. */
export interface LinkedPairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Which of the model's classes is the likeliest. */
  readonly kind: Uint8Array;
  /** Bits (log2 odds) of that class against being unrelated. */
  readonly weight: Float32Array;
  /** That it is this class, 0 to 1. */
  readonly probability: Float32Array;
  /** Pairs that were looked at to find these. */
  readonly compared: number;
}

/** All lists as one, by `a`, then `b`: the same whatever order they come in. No pair may stand in two of them. */
export function gatherPairs(size: number, lists: readonly LinkedPairs[]): LinkedPairs {
  const a = joined(Int32Array, lists, ({ a: own }) => own);
  const b = joined(Int32Array, lists, ({ b: own }) => own);
  const order = byRows(size, a, b);
  return {
    a: ordered(a, order),
    b: ordered(b, order),
    kind: ordered(
      joined(Uint8Array, lists, ({ kind }) => kind),
      order,
    ),
    weight: ordered(
      joined(Float32Array, lists, ({ weight }) => weight),
      order,
    ),
    probability: ordered(
      joined(Float32Array, lists, ({ probability }) => probability),
      order,
    ),
    compared: lists.reduce((sum, { compared }) => sum + compared, 0),
  };
}

type Column = Int32Array | Uint8Array | Float32Array;
const ordered = <T extends Column>(column: T, order: Uint32Array): T => {
  const sorted = column.slice() as T;
  for (let n = 0; n < order.length; n++) sorted[n] = column[order[n] as number] as number;
  return sorted;
};

function joined<T extends Column>(
  make: new (size: number) => T,
  lists: readonly LinkedPairs[],
  columnOf: (list: LinkedPairs) => T,
): T {
  const all = new make(lists.reduce((sum, list) => sum + list.a.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(columnOf(list), at);
    at += list.a.length;
  }
  return all;
}

/** The places of pairs in order of a (counted out), then b. */
function byRows(size: number, a: Int32Array, b: Int32Array): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (const row of a) starts[row + 1] = (starts[row + 1] as number) + 1;
  for (let row = 0; row < size; row++)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const order = new Uint32Array(a.length);
  for (const [n, row] of a.entries()) {
    order[next[row] as number] = n;
    next[row] = (next[row] as number) + 1;
  }
  for (let row = 0; row < size; row++)
    order.subarray(starts[row], starts[row + 1]).sort((n, m) => (b[n] as number) - (b[m] as number));
  return order;
}
