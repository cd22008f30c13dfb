/** Rows by key: the same number for the same key, −1 where a row has none. */
export interface RowKeys {
  readonly keys: Int32Array;
  /** How many different keys there are: `keys` are 0 … count − 1. */
  readonly count: number;
}

/** Keys of rows made of two: equal where both are. Rows that lack one have none. Exact: no two keys share a number. */
export function combineKeys(one: RowKeys, other: RowKeys): RowKeys {
  const size = one.keys.length;
  const slots = 2 ** Math.max(4, Math.ceil(Math.log2(size + 1)) + 1);
  const mask = slots - 1;
  const [firsts, seconds] = [new Int32Array(slots), new Int32Array(slots)];
  const numbers = new Int32Array(slots).fill(-1);
  const keys = new Int32Array(size).fill(-1);
  let count = 0;
  for (let row = 0; row < size; row++) {
    const [a, b] = [one.keys[row] as number, other.keys[row] as number];
    if (a < 0 || b < 0) continue;
    let slot = scattered(a, b) & mask;
    while (numbers[slot] !== -1 && (firsts[slot] !== a || seconds[slot] !== b)) slot = (slot + 1) & mask;
    if (numbers[slot] === -1) {
      firsts[slot] = a;
      seconds[slot] = b;
      numbers[slot] = count;
      count += 1;
    }
    keys[row] = numbers[slot] as number;
  }
  return { keys, count };
}

/** Two numbers scattered over 32 bits (the last steps of MurmurHash3). */
export function scattered(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
