import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { EvaluateError } from './evaluate-error.ts';
import type { ColumnRole, Mapping } from './mapping.ts';
import type { CsvTable } from './read-csv.ts';
import { tidyDate } from './tidy-date.ts';

/** A table of anybody's, ready to be linked, and which rows are one by its own word. */
export interface LabelledTable {
  readonly table: LinkTable;
  readonly columns: readonly { readonly column: string; readonly role: Exclude<ColumnRole, 'ignore'> }[];
  /** By row: a number that rows of one person share. */
  readonly group: Int32Array;
}

/** @throws EvaluateError where a column of the mapping or of the truth is not there, or the truth says nothing. */
export function tableOfCsv(
  csv: CsvTable,
  truth: string,
  { columns: roles, truth: how }: Mapping,
): LabelledTable {
  const known = (name: string): void => {
    if (!csv.columns.includes(name))
      throw new EvaluateError(`no column "${name}"; there are ${csv.columns.join(', ')}`);
  };
  known(truth);
  for (const name of Object.keys(roles)) known(name);
  const columns = Object.entries(roles).flatMap(([column, role]) =>
    role === 'ignore' || column === truth ? [] : [{ column, role }],
  );
  if (columns.length === 0) throw new EvaluateError('the mapping names no column to compare');
  const table: LinkTable = {
    size: csv.rows.length,
    columns: Object.fromEntries(
      columns.map(({ column, role }) => [
        column,
        csv.rows.map((row) => (role === 'date' ? tidyDate(row[column] ?? '') : row[column] || null)),
      ]),
    ),
  };
  return { table, columns, group: groupsOf(csv, truth, how?.pattern) };
}

function groupsOf(csv: CsvTable, truth: string, pattern: string | undefined): Int32Array {
  const numbers = new Map<string, number>();
  const read = pattern === undefined ? null : regExpOf(pattern);
  return Int32Array.from(csv.rows, (row, at) => {
    const value = row[truth] ?? '';
    const key = read ? read.exec(value)?.[1] : value;
    if (key === undefined || key === '')
      throw new EvaluateError(
        `row ${at + 1}: "${value}" in column "${truth}" does not say to whom the row belongs`,
      );
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

function regExpOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    throw new EvaluateError(`truth.pattern: ${pattern} is not a regular expression`);
  }
}
