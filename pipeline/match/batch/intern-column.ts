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
 * The distinct values of one column, or of several joined by U+0000 (blank when all of them are). A column the table does not
 * have is blank throughout.
 */
export function internColumn(table: LinkTable, names: readonly string[]): InternedColumn {
  const ids = new Int32Array(table.size).fill(-1);
  const numbers = new Map<string, number>();
  const values: string[] = [];
  const columns = names.map((name) => table.columns[name] ?? []);
  const [first = [], ...others] = columns;
  for (let row = 0; row < table.size; row++) {
    const value = others.length === 0 ? first[row] : joined(columns, row);
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

function joined(columns: readonly (readonly (string | null)[])[], row: number): string | null {
  const values = columns.map((column) => column[row] ?? '');
  return values.some((value) => value !== '') ? values.join(columnSeparator) : null;
}
