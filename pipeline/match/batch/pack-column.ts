import type { LinkComparison } from '#schemas/link-model.ts';
import { missing } from '../compare/comparator.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { nameRarity } from '../name-rarity.ts';
import type { InternedColumn } from './intern-column.ts';
import { hasOwnSpelling } from './own-spelling.ts';

/**
 * A comparison's distinct values as records in one array: how near a value comes to itself (a level) and, 256 more, whether it is
 * written as the pipeline writes such values; −log2 of its share (32 bits of a float; 0 where rarity does not count); its number among
 * `values`; then what its comparator packed. All that a comparison asks of a value lies in one place.
 */
export interface PackedColumn {
  readonly records: Int32Array;
  /** By value: where its record begins, −1 where it says nothing. */
  readonly places: Int32Array;
  readonly values: readonly string[];
  /** How often each value stands in the table. */
  readonly counts: Int32Array;
}

export const recordHead = 3;
export const ownSpelling = 256;

export function packColumn(comparison: LinkComparison, { ids, values }: InternedColumn): PackedColumn {
  const { prepare, compare, packing } = comparatorOf(comparison.comparator);
  const isOwn = hasOwnSpelling[comparison.comparator];
  const places = new Int32Array(values.length).fill(-1);
  const list = growing();
  for (const [id, value] of values.entries()) {
    const prepared = prepare(value);
    if (prepared === null) continue;
    const level = compare(prepared, prepared);
    if (level === missing) continue;
    places[id] = list.size();
    list.add([level + (isOwn?.test(value) ? ownSpelling : 0), 0, id]);
    if (packing) list.add(packing.pack(prepared));
  }
  const records = list.done();
  const counts = new Int32Array(values.length);
  for (const id of ids) if (id >= 0 && places[id] !== -1) counts[id] = (counts[id] as number) + 1;
  if (comparison.frequency !== null)
    writeRarities(comparison.frequency.of, { records, places, values, counts });
  return { records, places, values, counts };
}

function writeRarities(of: 'names' | 'table', { records, places, values, counts }: PackedColumn): void {
  const rarities = new Float32Array(records.buffer);
  const all = counts.reduce((sum, count) => sum + count, 0);
  for (const [id, place] of places.entries())
    if (place >= 0)
      rarities[place + 1] =
        of === 'names' ? nameRarity(values[id] as string) : -Math.log2((counts[id] as number) / all);
}

/** Numbers one after the other; in shared memory when they are done. */
function growing() {
  let numbers = new Int32Array(4096);
  let size = 0;
  return {
    size: () => size,
    add(more: ArrayLike<number>): void {
      if (size + more.length > numbers.length) {
        const wider = new Int32Array(2 * (size + more.length));
        wider.set(numbers);
        numbers = wider;
      }
      for (let i = 0; i < more.length; i++) numbers[size + i] = more[i] as number;
      size += more.length;
    },
    done(): Int32Array {
      const records = new Int32Array(new SharedArrayBuffer(4 * size));
      records.set(numbers.subarray(0, size));
      return records;
    },
  };
}
