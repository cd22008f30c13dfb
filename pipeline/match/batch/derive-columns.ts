import type { Comparable } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { derivedOf } from '../columns-of.ts';
import type { LinkTable } from './link-table.ts';

/** A table of entries of one kind with the columns worked out of others (`columns-of.ts`), row by row. */
export function deriveColumns(table: LinkTable, kind: RecordKind): LinkTable {
  let row = 0;
  const values: Comparable['values'] = Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [name, { get: () => column[row] ?? undefined }]),
    ),
  );
  const derived: Record<string, (string | null)[]> = {};
  for (; row < table.size; row++)
    for (const [name, value] of Object.entries(derivedOf[kind](values))) {
      derived[name] ??= new Array<string | null>(table.size).fill(null);
      derived[name][row] = value ?? null;
    }
  return { size: table.size, columns: { ...table.columns, ...derived } };
}
