import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { EvaluateError } from './evaluate-error.ts';
import type { ColumnRole, Mapping } from './mapping.ts';
import type { CsvTable } from './read-csv.ts';
import { dateOrderOf, tidyDate } from './tidy-date.ts';

/** Tells whoever runs the command what was done otherwise than they said. */
export type Say = (what: string) => void;

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
  say: Say = () => {},
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
  const read = columns.map(({ column, role }) => readColumn(csv, column, role, say));
  const table: LinkTable = {
    size: csv.rows.length,
    columns: Object.fromEntries(read.map(({ column, values }) => [column, values])),
  };
  return {
    table,
    columns: read.map(({ column, role }) => ({ column, role })),
    group: groupsOf(csv, truth, how?.pattern),
  };
}

type Column = LabelledTable['columns'][number] & { readonly values: readonly (string | null)[] };

/** A column's values as they are compared; one of dates that mostly cannot be read is compared as it stands, and that is said. */
function readColumn({ rows }: CsvTable, column: string, role: Column['role'], say: Say): Column {
  const written = rows.map((row) => row[column] || null);
  if (role !== 'date') return { column, role, values: written };
  const given = written.filter((value) => value !== null);
  const order = dateOrderOf(given);
  const unread = given.filter((value) => tidyDate(value, order) === null);
  if (unread.length * 2 > given.length) {
    say(`"${column}": ${unread.length} of ${given.length} values are no dates; compared as text`);
    return { column, role: 'text', values: written };
  }
  return { column, role, values: written.map((value) => value && tidyDate(value, order)) };
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
