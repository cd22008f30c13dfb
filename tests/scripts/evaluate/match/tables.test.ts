import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EvaluateError } from '#scripts/evaluate/match/evaluate-error.ts';
import { evaluateCsv } from '#scripts/evaluate/match/evaluate-match.ts';
import { readMapping } from '#scripts/evaluate/match/mapping.ts';
import { readCsv } from '#scripts/evaluate/match/read-csv.ts';
import { runMatch } from '#scripts/evaluate/match/run-match.ts';
import { tableOfCsv } from '#scripts/evaluate/match/table-of-csv.ts';
import { dateOrderOf, tidyDate } from '#scripts/evaluate/match/tidy-date.ts';
import { makePopulation } from '#scripts/population/make-population.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test.each([
  ['19560409', '1956-04-09'],
  ['1956-04-09', '1956-04-09'],
  ['1956/4/9', '1956-04-09'],
  ['1956-04-09T00:00:00Z', '1956-04-09'],
  ['09/04/1956', '1956-04-09'],
  ['9.4.1956', '1956-04-09'],
  ['04/25/1956', '1956-04-25'],
  ['1956-04', '1956-04'],
  [' 1956 ', '1956'],
  ['19561909', '1956-19-09'],
  ['9/4/56', '1956-04-09'],
  ['09/04/21', '2021-04-09'],
  ['04/1956', '1956-04'],
  ['9 Apr 1956', '1956-04-09'],
  ['09-APR-1956', '1956-04-09'],
  ['April 9, 1956', '1956-04-09'],
  ['ngày 9 tháng 4 năm 1956', '1956-04-09'],
  ['tháng 4 năm 1956', '1956-04'],
  ['', null],
  ['about 1956', null],
  ['9 Xyz 1956', null],
])('%s is the day %s', (text, iso) => {
  expect(tidyDate(text)).toBe(iso);
});

test('a column says by its other days which number is the month', () => {
  expect(dateOrderOf(['04/25/1956', '04/05/1956', ''])).toBe('month-first');
  expect(dateOrderOf(['25/04/1956', '04/25/1956'])).toBe('day-first');
  expect(dateOrderOf([])).toBe('day-first');
  expect(tidyDate('04/05/1956', 'month-first')).toBe('1956-04-05');
  expect(tidyDate('25/04/1956', 'month-first')).toBe('1956-04-25');
});

test('a column of dates that nobody can read is compared as text, and that is said', () => {
  const csv = readCsv(written('d.csv', 'who,born\n1,spring\n2,autumn\n3,1956\n'));
  const said: string[] = [];
  const made = tableOfCsv(csv, 'who', { columns: { born: 'date' } }, (what) => said.push(what));
  expect(made.columns).toEqual([{ column: 'born', role: 'text' }]);
  expect(made.table.columns.born).toEqual(['spring', 'autumn', '1956']);
  expect(said).toEqual(['"born": 2 of 3 values are no dates; compared as text']);
});

test.each([
  [
    'commas, quotes and a mark at the start',
    '\uFEFFid,name\r\n1,"Lan, Nguyễn ""Bé"""\r\n2,\r\n',
    'Lan, Nguyễn "Bé"',
  ],
  ['semicolons', 'id;name\n1;Lan, Nguyễn\n2;\n', 'Lan, Nguyễn'],
  ['tabs and spaces', 'id\t name \n1\t Lan \n2\n', 'Lan'],
])('a table with %s', (_, text, name) => {
  const { columns, rows } = readCsv(written('a.csv', text));
  expect(columns).toEqual(['id', 'name']);
  expect(rows).toEqual([
    { id: '1', name },
    { id: '2', name: '' },
  ]);
});

test.each([
  ['no rows', 'a,b\n', /no rows/],
  ['two columns of one name', 'a,a\n1,2\n', /two columns are called "a"/],
  ['more cells than columns', 'a,b\n1,2,3\n', /not a table/],
])('a table with %s is refused in words', (_, text, why) => {
  expect(() => readCsv(written('b.csv', text))).toThrow(why);
});

const table = () => readCsv(written('c.csv', 'who,name,born\nrec-1-org,Lan,1956\nrec-1-dup-0,Lam,1956\n'));
const columns = { name: 'name', born: 'date' } as const;

test('a pattern says what rows of one person share', () => {
  const made = tableOfCsv(table(), 'who', { columns, truth: { pattern: '^rec-(\\d+)-' } });
  expect([...made.group]).toEqual([0, 0]);
  expect(made.table).toEqual({ size: 2, columns: { name: ['Lan', 'Lam'], born: ['1956', '1956'] } });
});

test.each([
  [
    'a column that is not there',
    'who',
    { columns: { nmae: 'name' } },
    /no column "nmae"; there are who, name, born/,
  ],
  ['a truth that is not there', 'cluster', { columns }, /no column "cluster"/],
  ['nothing to compare', 'who', { columns: { name: 'ignore' } }, /names no column to compare/],
  ['a pattern that finds nothing', 'who', { columns, truth: { pattern: '^x(.)' } }, /row 1: "rec-1-org"/],
  ['a pattern that is none', 'who', { columns, truth: { pattern: '(' } }, /not a regular expression/],
] as const)('%s is said', (_, truth, mapping, why) => {
  expect(() => tableOfCsv(table(), truth, mapping)).toThrow(why);
  expect(() => tableOfCsv(table(), truth, mapping)).toThrow(EvaluateError);
});

test.each([
  ['not JSON', '{', /not JSON/],
  ['an unknown role', '{"columns":{"a":"nickname"}}', /columns\.a/],
  ['an unknown key', '{"columns":{},"colums":{}}', /Unrecognized|colums/i],
])('a mapping that is %s is refused in words', (_, text, why) => {
  expect(() => readMapping(written('m.json', text))).toThrow(why);
});

test('files that are not there are named', () => {
  expect(() => readCsv(join(folder, 'none.csv'))).toThrow(/none\.csv: no such file/);
  expect(() => readMapping(join(folder, 'none.json'))).toThrow(/none\.json: no such file/);
});

test.each([
  [{ csv: 'a.csv' }, /needs --truth COLUMN and --map/],
  [{ births: '12' }, /--births 12: a whole number from 1000/],
  [{ seed: 'x' }, /--seed x/],
  [{ noise: 'loud' }, /--noise loud: there are low, mid, high/],
])('arguments %o are refused in words', async (typed, why) => {
  const none = { births: undefined, seed: undefined, noise: undefined, data: undefined, csv: undefined };
  const all = {
    ...none,
    truth: undefined,
    map: undefined,
    processes: '1',
    json: true,
    save: false,
    ...typed,
  };
  await expect(runMatch(all)).rejects.toThrow(why);
});

/** People with slips, in another's manner: semicolons, quotes, day first, a cluster column. */
test('a table nobody here has seen is linked without labels', async () => {
  const { births: sheet } = makePopulation({ births: 2000, seed: 5, noise: 'low' });
  const { childName = [], childBirthDate = [], motherName = [], fatherName = [] } = sheet.table.columns;
  const dayFirst = (iso: string | null | undefined) => (iso ?? '').split('-').toReversed().join('/');
  const lines = childName.map((name, row) =>
    [sheet.truth.person[row], name, dayFirst(childBirthDate[row]), motherName[row], fatherName[row]]
      .map((cell) => `"${cell ?? ''}"`)
      .join(';'),
  );
  const file = written('people.csv', `\uFEFFperson;child;born;mother;father\r\n${lines.join('\r\n')}\r\n`);
  const map = written(
    'people.json',
    JSON.stringify({ columns: { child: 'name', born: 'date', mother: 'name', father: 'name' } }),
  );
  const { pairs, rows } = await evaluateCsv(file, 'person', map, 1);
  expect(rows).toBe(2000);
  expect(pairs.truth).toBeGreaterThan(100);
  expect(pairs.f1).toBeGreaterThan(0.85);
}, 60_000);

/** Two years are mostly one digit apart, which is no sign that two rows are one. */
test('brothers and sisters of whom only the year is known are not taken for one', async () => {
  const { births: sheet } = makePopulation({ births: 2000, seed: 6, noise: 'low' });
  const { childName = [], childBirthDate = [], motherName = [], motherResidence = [] } = sheet.table.columns;
  const lines = childName.map((name, row) =>
    [sheet.truth.person[row], name, childBirthDate[row]?.slice(0, 4), motherName[row], motherResidence[row]]
      .map((cell) => `"${cell ?? ''}"`)
      .join(','),
  );
  const file = written('years.csv', `who,name,year,mother,home\n${lines.join('\n')}\n`);
  const map = written(
    'years.json',
    JSON.stringify({ columns: { name: 'name', year: 'date', mother: 'name', home: 'place' } }),
  );
  const { pairs } = await evaluateCsv(file, 'who', map, 1);
  expect(pairs.precision).toBeGreaterThan(0.9);
  expect(pairs.recall).toBeGreaterThan(0.7);
}, 60_000);
