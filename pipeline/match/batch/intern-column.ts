import { combineKeys } from './dense-keys.ts';
import type { LinkTable } from './link-table.ts';

/** A column by its distinct values. */
export interface InternedColumn {
  /** By row: which of `values`, −1 where there is none. */
  readonly ids: Int32Array;
  /** In order of their first row. */
  readonly values: readonly string[];
}

/** Between the values of several columns that are compared together. */
export const columnSeparator = '\u0000';

/**
 * The columns of a table by name, each interned once; names joined by U+0000 are columns taken together, blank where all of them
 * are. A column the table does not have is blank throughout.
 */
export function internTable(table: LinkTable): (name: string) => InternedColumn {
  const known = new Map<string, InternedColumn>();
  const columnOf = (name: string): InternedColumn => {
    const parts = name.split(columnSeparator);
    const made =
      known.get(name) ??
      (parts.length === 1
        ? internValues(table.columns[name] ?? [], table.size)
        : parts.map(columnOf).reduce(together));
    known.set(name, made);
    return made;
  };
  return columnOf;
}

function internValues(column: readonly (string | null)[], size: number): InternedColumn {
  const ids = new Int32Array(size).fill(-1);
  const numbers = new Map<string, number>();
  const values: string[] = [];
  for (let row = 0; row < size; row++) {
    const value = column[row];
    if (!value) continue;
    let id = numbers.get(value);
    if (id === undefined) {
      id = values.length;
      numbers.set(value, id);
      values.push(value);
    }
    ids[row] = id;
  }
  return { ids, values };
}

/** Two columns as one: pairs of numbers are few where texts would be as many as rows. */
function together(one: InternedColumn, other: InternedColumn): InternedColumn {
  const withBlank = ({ ids, values }: InternedColumn) => ({
    keys: ids.map((id) => (id < 0 ? values.length : id)),
    count: values.length + 1,
  });
  const { keys, count } = combineKeys(withBlank(one), withBlank(other));
  const values = new Array<string>(count).fill('');
  let isBlank = -1;
  for (const [row, key] of keys.entries()) {
    if (values[key] !== '' || key === isBlank) continue;
    const [a, b] = [one.ids[row] as number, other.ids[row] as number];
    if (a < 0 && b < 0) isBlank = key;
    else values[key] = `${one.values[a] ?? ''}${columnSeparator}${other.values[b] ?? ''}`;
  }
  if (isBlank < 0) return { ids: keys, values };
  return {
    ids: keys.map((key) => (key === isBlank ? -1 : key > isBlank ? key - 1 : key)),
    values: values.filter((_, key) => key !== isBlank),
  };
}
