import type { LinkTable } from '#pipeline/match/batch/link-table.ts';

/** Every so-manieth entry stands in the other copy of its book as well. */
const every = 14;

/**
 * Rows of a sheet, and after them some that are there again, as `again`, another reading of the very same sheet, has them: a population
 * has each marriage and death once, and what no two rows are cannot be learned. `of`: by row, the row that is the same entry.
 */
export function readTwice(
  table: LinkTable,
  again: LinkTable,
): { readonly table: LinkTable; readonly of: readonly number[] } {
  if (again.size !== table.size) throw new RangeError(`${again.size} rows are no reading of ${table.size}`);
  const own = Array.from({ length: table.size }, (_, row) => row);
  const twice = own.filter((row) => row % every === 0);
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, values]) => [
      name,
      [...values, ...twice.map((row) => again.columns[name]?.[row] ?? null)],
    ]),
  );
  return { table: { size: table.size + twice.length, columns }, of: [...own, ...twice] };
}
