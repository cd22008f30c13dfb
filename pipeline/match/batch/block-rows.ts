import type { LinkModel } from '#schemas/link-model.ts';
import { blockKeys, yearOf } from './block-keys.ts';
import { combineKeys, type RowKeys } from './dense-keys.ts';
import type { InternedColumn } from './intern-column.ts';

/** The groups of rows that one rule finds: group g is `rows[starts[g]]` up to `rows[starts[g + 1]]`, rising. */
export interface Block {
  readonly name: string;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** Pairs within the groups, also those too many years apart and those that an earlier block has too. */
  readonly pairs: number;
  /** Rows of groups that are too large to compare. */
  readonly passedOver: number;
  /** Columns of `years` in which two rows may be so many years apart. */
  readonly within: readonly { readonly at: number; readonly years: number }[];
}

export interface BlockedRows {
  readonly blocks: readonly Block[];
  /** By row, then block: its group there, −1 where it has none. */
  readonly groups: Int32Array;
  /** By row, then column that some block looks at: the year, 0 where it is not known. */
  readonly years: Int16Array;
  readonly yearsWidth: number;
}

/** Whether two rows are compared in a block: of one group, and not too many years apart. */
export function isMet(
  { blocks, groups, years, yearsWidth }: BlockedRows,
  block: number,
  rowA: number,
  rowB: number,
): boolean {
  const group = groups[rowA * blocks.length + block] as number;
  if (group < 0 || group !== groups[rowB * blocks.length + block]) return false;
  for (const { at, years: most } of (blocks[block] as Block).within) {
    const [a, b] = [years[rowA * yearsWidth + at] as number, years[rowB * yearsWidth + at] as number];
    if (a !== 0 && b !== 0 && (a - b > most || b - a > most)) return false;
  }
  return true;
}

/** What rows are blocked by: how many there are, the blocks, and the columns that these name. */
export interface ToBlock {
  readonly size: number;
  readonly blocks: LinkModel['blocks'];
  readonly columns: Readonly<Record<string, InternedColumn>>;
}

/** The columns that blocks name, several joined by U+0000. */
export const columnsOfBlocks = (blocks: LinkModel['blocks']): ReadonlySet<string> =>
  new Set(blocks.flatMap(({ keys, within = [] }) => [...keys, ...within].map((one) => one.column)));

/**
 * Rows that agree in all keys of a block come together, block by block; groups of more than `most` rows are passed over. Throws
 * a RangeError for a key nobody knows. Typed arrays stand in shared memory, for threads.
 */
export function blockRows({ size, blocks, columns }: ToBlock): BlockedRows {
  const column = (name: string): InternedColumn => columns[name] as InternedColumn;
  const groups = new Int32Array(new SharedArrayBuffer(4 * size * blocks.length)).fill(-1);
  const partOf = rememberedParts(size, column);
  const dated = [...new Set(blocks.flatMap(({ within = [] }) => within.map((one) => one.column)))];
  const made = blocks.map(({ name, keys, most, within = [] }, at): Block => {
    const [first, ...others] = keys.map(({ column, as }) => partOf(column, as));
    const { keys: found, count } = others.reduce(combineKeys, first as RowKeys);
    return {
      name,
      ...groupsOf(found, count, most, { groups, at, width: blocks.length }),
      within: within.map((one) => ({ at: dated.indexOf(one.column), years: one.years })),
    };
  });
  return { blocks: made, groups, years: yearsOf(size, dated.map(column)), yearsWidth: dated.length };
}

function yearsOf(size: number, columns: readonly InternedColumn[]): Int16Array {
  const years = new Int16Array(new SharedArrayBuffer(2 * size * columns.length));
  for (const [at, { ids, values }] of columns.entries()) {
    const ofValue = Int16Array.from(values, (value) => yearOf(value) ?? 0);
    for (let row = 0; row < size; row++)
      years[row * columns.length + at] = ids[row] === -1 ? 0 : (ofValue[ids[row] as number] as number);
  }
  return years;
}

function rememberedParts(size: number, column: (name: string) => InternedColumn) {
  const made = new Map<string, RowKeys>();
  return (name: string, as: string): RowKeys => {
    const known = made.get(`${as} ${name}`);
    if (known) return known;
    const part = partsOf(size, column(name), as);
    made.set(`${as} ${name}`, part);
    return part;
  };
}

/** A key part of each row, made once for each distinct value. */
function partsOf(size: number, { ids, values }: InternedColumn, as: string): RowKeys {
  const keyOf = blockKeys[as];
  if (!keyOf) throw new RangeError(`no block key "${as}"`);
  const numbers = new Map<string, number>();
  const ofValue = Int32Array.from(values, (value) => {
    const key = keyOf(value);
    if (!key) return -1;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  const keys = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const id = ids[row] as number;
    keys[row] = id < 0 ? -1 : (ofValue[id] as number);
  }
  return { keys, count: numbers.size };
}

/** Keys that at least two rows share, and no more than `most`. */
function groupsOf(
  keys: Int32Array,
  count: number,
  most: number,
  into: { groups: Int32Array; at: number; width: number },
): Omit<Block, 'name' | 'within'> {
  const sizes = new Int32Array(count);
  for (const key of keys) if (key >= 0) sizes[key] = (sizes[key] as number) + 1;
  const groupOf = new Int32Array(count).fill(-1);
  const starts = [0];
  let [pairs, passedOver] = [0, 0];
  for (const [key, rows] of sizes.entries()) {
    if (rows > most) passedOver += rows;
    if (rows < 2 || rows > most) continue;
    groupOf[key] = starts.length - 1;
    starts.push((starts.at(-1) ?? 0) + rows);
    pairs += (rows * (rows - 1)) / 2;
  }
  const shared = new Int32Array(new SharedArrayBuffer(4 * starts.length));
  shared.set(starts);
  const rows = new Int32Array(new SharedArrayBuffer(4 * (starts.at(-1) ?? 0)));
  const next = shared.slice();
  for (let row = 0; row < keys.length; row++) {
    const group = keys[row] === -1 ? -1 : (groupOf[keys[row] as number] as number);
    into.groups[row * into.width + into.at] = group;
    if (group < 0) continue;
    rows[next[group] as number] = row;
    next[group] = (next[group] as number) + 1;
  }
  return { starts: shared, rows, pairs, passedOver };
}
