/**
 * A table whose rows are linked: births, people of several kinds of entry, or any other. Columns are field keys, or what a model
 * calls its columns; a blank is null. All columns have `size` values, row by row.
 */
export interface LinkTable {
  readonly size: number;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
}
