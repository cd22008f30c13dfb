/** Keys that entries share, and who has them; in memory that threads share. Entries by number, in order of their ids. */
export interface NeighborIndex {
  /** By entry, where its groups begin in `groups`; one more at the end. */
  readonly from: Int32Array;
  /** The groups of entries, entry by entry. */
  readonly groups: Int32Array;
  /** By group, where its entries begin in `members`; one more at the end. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** By how many others have a key, what it counts: units and millions of millionths of millionths (`shareParts`). */
  readonly shares: Float64Array;
  /** Neighbors of an entry at most. */
  readonly most: number;
}

/** Keys of entries as they are read, one entry after the other. */
export function gatherKeys() {
  let keys = new Float64Array(1 << 16);
  let from = new Int32Array(1 << 12);
  let [entries, size] = [0, 0];
  return {
    add(own: readonly string[]): void {
      if (entries + 2 > from.length) from = widened(Int32Array, from);
      if (size + own.length > keys.length) keys = widened(Float64Array, keys, own.length);
      for (const key of own) keys[size++] = keyNumber(key);
      from[++entries] = size;
    },
    /** `mostOfKey`: a key that more others have is left out. `shares`: 1 / 1, 1 / 2, … up to it, as decimals. */
    done({ mostOfKey, shares, most }: { mostOfKey: number; shares: readonly string[]; most: number }) {
      const own = { keys: keys.subarray(0, size), from: from.subarray(0, entries + 1) };
      return { ...groupsOf(own, mostOfKey), shares: shareParts(shares), most } satisfies NeighborIndex;
    },
  };
}

/**
 * Eight base64url letters as the 48 bits they are (see `blockKeysOf`), which a double holds whole. Keys of another make are told apart
 * by 53 bits of their letters.
 */
function keyNumber(key: string): number {
  if (/^[\w-]{8}$/.test(key)) return Buffer.from(key, 'base64url').readUIntBE(0, 6);
  let [high, low] = [7, 11];
  for (const letter of key) {
    const code = letter.codePointAt(0) as number;
    high = (Math.imul(high, 31) + code) >>> 0;
    low = (Math.imul(low, 0x01000193) ^ code) >>> 0;
  }
  return 2 ** 52 + (high % 2 ** 20) * 2 ** 32 + low;
}

/** Groups of two and more that share a key, none of more than `mostOfKey` others. */
function groupsOf(
  { keys, from }: { readonly keys: Float64Array; readonly from: Int32Array },
  mostOfKey: number,
): Pick<NeighborIndex, 'from' | 'groups' | 'starts' | 'members'> {
  // keys that count move to its beginning: there may be many millions
  const sorted = keys.slice().sort();
  const starts = [0];
  let count = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1;
    while (end < sorted.length && sorted[end] === sorted[at]) end += 1;
    if (end - at > 1 && end - at <= mostOfKey + 1) {
      sorted[count++] = sorted[at] as number;
      starts.push((starts.at(-1) as number) + end - at);
    }
    at = end;
  }
  const known = sorted.subarray(0, count);
  const shared = Int32Array.from(starts);
  const [groups, members] = [sharedInts(shared[count] as number), sharedInts(shared[count] as number)];
  const [next, fromGroups] = [shared.slice(), sharedInts(from.length)];
  let size = 0;
  for (let entry = 0; entry + 1 < from.length; entry++) {
    for (let at = from[entry] as number; at < (from[entry + 1] as number); at++) {
      const group = placeOf(known, keys[at] as number);
      if (group < 0) continue;
      groups[size++] = group;
      members[next[group] as number] = entry;
      next[group] = (next[group] as number) + 1;
    }
    fromGroups[entry + 1] = size;
  }
  const inThreads = sharedInts(shared.length);
  inThreads.set(shared);
  return { from: fromGroups, groups, starts: inThreads, members };
}

/** −1 where it is not among them. */
function placeOf(sorted: Float64Array, key: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const at = sorted[middle] as number;
    if (at === key) return middle;
    if (at < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What a unit of each part of a share is: sums of some hundred are whole numbers that a double holds. */
const digitsOfPart = 12;

/** Decimals in two parts, whole numbers each: sums are exact, as those of the database are. */
function shareParts(decimals: readonly string[]): Float64Array {
  const parts = new Float64Array(new SharedArrayBuffer(16 * decimals.length));
  for (const [n, decimal] of decimals.entries()) {
    const [whole = '0', fraction = ''] = decimal.split('.');
    const digits = `${whole}${fraction.padEnd(2 * digitsOfPart, '0')}`;
    if (fraction.length > 2 * digitsOfPart) throw new RangeError(`more digits than are counted: ${decimal}`);
    parts[2 * n] = Number(digits.slice(0, -digitsOfPart));
    parts[2 * n + 1] = Number(digits.slice(-digitsOfPart));
  }
  return parts;
}

/**
 * The entries that share keys with one, those that share the rarest first: each key counts 1 / how many others have it; of
 * equals the first by id. The same as `store/neighbors.ts` finds (`tests/pipeline/match/batch/neighbor-index.test.ts`).
 */
export function openNeighbors(index: NeighborIndex): (entry: number) => Int32Array {
  const { from, groups, starts, members, shares, most } = index;
  const [high, low] = [new Float64Array(from.length - 1), new Float64Array(from.length - 1)];
  const carry = 10 ** digitsOfPart;
  return (entry) => {
    const met: number[] = [];
    for (let at = from[entry] as number; at < (from[entry + 1] as number); at++) {
      const group = groups[at] as number;
      const [start, end] = [starts[group] as number, starts[group + 1] as number];
      const share = 2 * (end - start - 2);
      const [units, rest] = [shares[share] as number, shares[share + 1] as number];
      for (let n = start; n < end; n++) {
        const other = members[n] as number;
        if (other === entry) continue;
        if (high[other] === 0 && low[other] === 0) met.push(other);
        high[other] = (high[other] as number) + units;
        low[other] = (low[other] as number) + rest;
      }
    }
    for (const other of met) {
      const rest = low[other] as number;
      high[other] = (high[other] as number) + Math.floor(rest / carry);
      low[other] = rest % carry;
    }
    const nearest = Int32Array.from(met)
      .sort(
        (a, b) =>
          (high[b] as number) - (high[a] as number) || (low[b] as number) - (low[a] as number) || a - b,
      )
      .slice(0, most);
    for (const other of met) {
      high[other] = 0;
      low[other] = 0;
    }
    return nearest;
  };
}

export const sharedInts = (size: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * size));

function widened<T extends Int32Array | Float64Array>(make: new (size: number) => T, array: T, more = 0): T {
  const wider = new make(2 * array.length + more);
  wider.set(array as never);
  return wider;
}
