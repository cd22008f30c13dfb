import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '#schemas/errors.ts';
import { loadForms } from '#store/forms.ts';

const ours = fileURLToPath(new URL('../../schemas/forms', import.meta.url));

type Json = Record<string, unknown>;
let dir = '';
let good: Json = {};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'forms-'));
  good = JSON.parse(await readFile(join(ours, 'marriage-2015-tt15', 'form.json'), 'utf8')) as Json;
});
afterEach(() => rm(dir, { recursive: true }));

async function put(folder: string, text: string): Promise<void> {
  await mkdir(join(dir, folder), { recursive: true });
  await writeFile(join(dir, folder, 'form.json'), text);
}

async function refusal(): Promise<ExpectedError> {
  const error = await loadForms(dir).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ExpectedError))
    throw new Error('the form was not refused as expected', { cause: error });
  return error;
}

test('loads every form of the house, sorted, and finds each by its id', async () => {
  const forms = await loadForms(ours);
  const ids = forms.all().map((form) => form.id);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toEqual(expect.arrayContaining(['birth-2015-tt15', 'death-2015-tt15', 'marriage-2015-tt15']));
  for (const form of forms.all()) expect(forms.byId(form.id)).toBe(form);
});

test('says which form is not there', async () => {
  const forms = await loadForms(ours);
  expect(() => forms.byId('birth-1850-x')).toThrow(
    new ExpectedError('form.not-found', { form: 'birth-1850-x' }),
  );
});

test('an empty folder of forms holds none', async () => {
  expect((await loadForms(dir)).all()).toEqual([]);
});

describe('refuses by the folder’s name', () => {
  const changed = (change: (form: Json) => Json) => JSON.stringify(change(structuredClone(good)));
  const withField = (form: Json, make: (field: Json) => Json[]): Json => {
    const [entry] = form.entries as [{ fields: Json[] }];
    const [first] = entry.fields as [Json];
    return { ...form, entries: [{ ...entry, fields: [...entry.fields, ...make(first)] }] };
  };
  test.each<[string, () => string, RegExp]>([
    ['what is not JSON', () => '{', /not JSON/],
    ['an id other than the folder', () => changed((f) => ({ ...f, id: 'other' })), /its id says other/],
    ['a key nobody knows', () => changed((f) => ({ ...f, colour: 'red' })), /colour/],
    ['a kind nobody knows', () => changed((f) => ({ ...f, kind: 'adoption' })), /kind/],
    ['a page without labels', () => changed((f) => ({ ...f, printed: [] })), /printed/],
    [
      'a box that leaves the page',
      () =>
        changed((f) =>
          withField(f, (field) => [{ ...field, boxes: [{ left: 0.9, top: 0, width: 0.2, height: 0.1 }] }]),
        ),
      /leaves its picture/,
    ],
    [
      'a field of another kind',
      () => changed((f) => withField(f, (field) => [{ ...field, key: 'childName' }])),
      /a marriage has no field childName/,
    ],
    ['a field that stands twice', () => changed((f) => withField(f, (field) => [field])), /stands twice/],
  ])('%s', async (_what, text, why) => {
    await put('marriage-2015-tt15', text());
    const error = await refusal();
    expect(error.code).toBe('form.bad');
    expect(error.details.form).toBe('marriage-2015-tt15');
    expect(error.details.why).toMatch(why);
  });

  test('a folder without form.json', async () => {
    await mkdir(join(dir, 'birth-1976-x'));
    const error = await refusal();
    expect([error.code, error.details.form, error.details.why]).toEqual([
      'form.bad',
      'birth-1976-x',
      'no form.json',
    ]);
  });

  const { layout, printed, entries, ...facts } = JSON.parse(
    readFileSync(join(ours, 'birth-2015-tt15', 'form.json'), 'utf8'),
  ) as Json;
  const rule = { left: 0.1, top: 0.1, width: 0.001, height: 0.8 };
  const ruled: Json = {
    ...facts,
    layout: 'table',
    spread: false,
    printed: [],
    rules: [rule, rule, rule],
    tables: [{ left: 0.1, top: 0.2, width: 0.8, height: 0.7 }],
    columns: [
      { key: 'entryNo', reader: 'entry-number', label: 'Số', left: 0, width: 0.1 },
      { key: 'childName', reader: 'name', label: 'Họ và tên', left: 0.1, width: 0.9 },
    ],
    rows: { between: 'starts', key: 'entryNo' },
  };

  test('nothing of a ruled table that is well described', async () => {
    await put('birth-2015-tt15', JSON.stringify(ruled));
    expect((await loadForms(dir)).byId('birth-2015-tt15')).toMatchObject({
      rows: { between: 'starts', key: 'entryNo', count: null },
      dittoMarks: expect.arrayContaining(['nt', '″']),
    });
  });

  test.each<[string, Json, RegExp]>([
    [
      'a column of another kind',
      {
        rows: { between: 'lines' },
        columns: [{ key: 'wifeName', reader: 'name', label: 'Vợ', left: 0, width: 1 }],
      },
      /no field wifeName/,
    ],
    [
      'a column beyond its table',
      {
        rows: { between: 'lines' },
        columns: [{ key: 'childName', reader: 'name', label: 'Tên', left: 0.5, width: 0.6 }],
      },
      /Tên leaves its table/,
    ],
    [
      'rows that start at a column it has not',
      { rows: { between: 'starts', key: 'childSex' } },
      /childSex, which no column holds/,
    ],
  ])('a ruled table with %s', async (_what, change, why) => {
    await put('birth-2015-tt15', JSON.stringify({ ...ruled, ...change }));
    expect((await refusal()).details.why).toMatch(why);
  });

  test('a lined form whose one field is of another kind', async () => {
    const lined = JSON.parse(
      await readFile(join(ours, 'repertoire-paris-1830', 'form.json'), 'utf8'),
    ) as Json;
    await put(
      'repertoire-paris-1830',
      JSON.stringify({ ...lined, field: { ...(lined.field as Json), key: 'childName' } }),
    );
    expect((await refusal()).details.why).toMatch(/a marriage has no field childName/);
  });
});
