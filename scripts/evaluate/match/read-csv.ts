import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { EvaluateError } from './evaluate-error.ts';

/** A table of strings; all rows have a value for every column of the head, `''` where blank. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/**
 * Reads a table with a head: UTF-8 with or without a mark at its start, cells in quotes or not, spaces around them dropped;
 * separated by whatever of comma, semicolon or tab the head has most of.
 * @throws EvaluateError in words for whoever runs the command: no such file, no rows, two columns of one name, no table.
 */
export function readCsv(file: string): CsvTable {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new EvaluateError(`${file}: no such file, or it cannot be read`);
  }
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  let cells: string[][];
  try {
    cells = parse(text, {
      ...{ bom: true, trim: true, delimiter: delimiterOf(head), skip_empty_lines: true },
      ...{ relax_column_count_less: true, relax_quotes: true },
    });
  } catch (error) {
    throw new EvaluateError(`${file}: not a table: ${error instanceof Error ? error.message : error}`);
  }
  const [columns = [], ...rows] = cells;
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined) throw new EvaluateError(`${file}: two columns are called "${twice}"`);
  if (rows.length === 0) throw new EvaluateError(`${file}: there are no rows below the head`);
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? '']))),
  };
}

const delimiterOf = (head: string): string => {
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: head.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
};
