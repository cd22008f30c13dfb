import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#workers/project-root.ts';
import { runProgram } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await tempFolder('backup');
  const book = join(folder, 'book');
  await mkdir(book);
  for (const file of ['book.json', '001.jpg', '002.jpg'])
    await copyFile(join(projectRoot, 'samples', 'KS.2016.01', file), join(book, file));
  const data = join(folder, 'first');
  expect((await runProgram(['load', book, '--data', data])).code).toBe(0);
  const officer = ['--name', 'Bảo', '--roles', 'verifier', '--password', 'mat-khau-dai'];
  expect((await runProgram(['user', 'add', 'bao', ...officer, '--data', data])).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a backup rebuilds the same data in an empty folder, and only there', { timeout: 120_000 }, async () => {
  const copy = join(folder, 'copy');
  const saved = await runProgram(['backup', copy, '--json', '--data', join(folder, 'first')]);
  expect(saved.code, saved.err).toBe(0);
  const second = join(folder, 'second');
  const rebuilt = await runProgram(['restore', copy, '--json', '--data', second]);
  expect(rebuilt.code, rebuilt.out + rebuilt.err).toBe(0);
  expect(JSON.parse(rebuilt.out)).toMatchObject({ rows: JSON.parse(saved.out).rows, blobs: 2 });
  const status = async (data: string) =>
    JSON.parse((await runProgram(['status', '--json', '--data', data])).out).books;
  expect(await status(second)).toEqual(await status(join(folder, 'first')));
  const again = await runProgram(['backup', join(folder, 'copy2'), '--json', '--data', second]);
  const notes = await Promise.all(
    [copy, join(folder, 'copy2')].map((one) => readFile(join(one, 'backup.json'), 'utf8')),
  );
  expect(JSON.parse(notes[1] ?? '').tables).toEqual(JSON.parse(notes[0] ?? '').tables);
  expect(again.code).toBe(0);

  const occupied = await runProgram(['restore', copy, '--json', '--data', second]);
  expect(occupied.code).toBe(2);
  expect(JSON.parse(occupied.out).error.code).toBe('restore.not-empty');
});

test('a damaged backup is refused and leaves nothing behind', { timeout: 120_000 }, async () => {
  const damaged = join(folder, 'damaged');
  await cp(join(folder, 'copy'), damaged, { recursive: true });
  const events = join(damaged, 'tables', 'page.ndjson');
  await writeFile(events, (await readFile(events, 'utf8')).replace('001.jpg', '100.jpg'));
  const third = join(folder, 'third');
  const refused = await runProgram(['restore', damaged, '--json', '--data', third]);
  expect(refused.code).toBe(3);
  expect(JSON.parse(refused.out).error.code).toBe('blob.corrupt');
  expect(JSON.parse((await runProgram(['status', '--json', '--data', third])).out).books).toEqual([]);
});

test('a backup of an older program, with fewer tables and columns, is rebuilt; one that lacks another table is not', {
  timeout: 120_000,
}, async () => {
  const older = join(folder, 'older');
  await cp(join(folder, 'copy'), older, { recursive: true });
  const note = join(older, 'backup.json');
  const leaveOut = async (table: string) => {
    const { tables, ...rest } = JSON.parse(await readFile(note, 'utf8'));
    delete tables[table];
    await writeFile(note, JSON.stringify({ ...rest, tables }));
    await rm(join(older, 'tables', `${table}.ndjson`));
  };
  const before4 = [
    'trouble',
    'trouble_settlement',
    'draft',
    'gold',
    'book_lot',
    'field_check',
    'keyed_field',
  ];
  const before5 = [
    'receipt',
    'hurry',
    'check_visit',
    'delegation',
    'absence',
    'signing_session',
    'office_change',
  ];
  const before7 = ['feed', 'webhook', 'delivery', 'feed_token'];
  for (const table of ['model', ...before4, ...before5, ...before7]) await leaveOut(table);
  await withoutColumns(older, 'officer', ['scope', 'totp_secret', 'totp_last_step']);
  await withoutColumns(older, 'book', ['policy_id']);
  expect((await runProgram(['restore', older, '--json', '--data', join(folder, 'fourth')])).code).toBe(0);
  await leaveOut('event');
  expect((await runProgram(['restore', older, '--json', '--data', join(folder, 'fifth')])).code).not.toBe(0);
});

/** A table of a backup as it was before these columns came. */
async function withoutColumns(backup: string, table: string, columns: readonly string[]): Promise<void> {
  const path = join(backup, 'tables', `${table}.ndjson`);
  const rows = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  const older = rows.map((line) => {
    const kept = Object.entries(JSON.parse(line)).filter(([column]) => !columns.includes(column));
    expect(kept.length).toBe(Object.keys(JSON.parse(line)).length - columns.length);
    return `${JSON.stringify(Object.fromEntries(kept))}\n`;
  });
  await writeFile(path, older.join(''));
  const note = join(backup, 'backup.json');
  const { tables, ...rest } = JSON.parse(await readFile(note, 'utf8'));
  tables[table].sha256 = createHash('sha256').update(older.join('')).digest('hex');
  await writeFile(note, JSON.stringify({ ...rest, tables }));
}
