import { expect, test } from 'vitest';
import { csv } from '#scripts/evaluate/csv.ts';
import { fieldFigures } from '#scripts/evaluate/field-figures.ts';
import { isBlankRight, textErrors } from '#scripts/evaluate/judge.ts';
import type { Outcome } from '#scripts/evaluate/outcome.ts';
import { outcomesOf } from '#scripts/evaluate/outcomes-of.ts';
import { reliability } from '#scripts/evaluate/reliability.ts';
import { Truth } from '#schemas/truth.ts';
import { box, cell, recognized } from '#tests/pipeline/extract/make-entry.ts';

const form = {
  id: 'x',
  version: 1,
  kind: 'birth' as const,
  title: 'x',
  usedFrom: 1900,
  usedTo: null,
  source: 'x',
  certainty: 'sourced' as const,
  language: 'vie',
  page: { widthMm: 210, heightMm: 297 },
  collections: [],
  layout: 'lines' as const,
  columns: 1,
  area: box,
  field: { key: 'note' as const, reader: 'text' as const, label: 'x' },
};
const forms = { all: () => [form], byId: () => form };

const truthOf = (...entries: Record<string, { written: string | null; value: string | null }>[]) =>
  Truth.parse({
    file: '001.jpg',
    formId: 'x',
    writer: 'w',
    font: 'f',
    ink: 'hand',
    condition: 'clean',
    dpi: 200,
    skewDegrees: 0,
    split: 'held-out',
    oddities: [],
    entries: entries.map((fields) => ({
      fields: Object.fromEntries(
        Object.entries(fields).map(([key, field]) => [key, { ...field, boxes: [box] }]),
      ),
    })),
  });

const one = truthOf({
  childName: { written: 'Nguyễn Văn Nam', value: 'Nguyễn Văn Nam' },
  motherName: { written: 'Trần Thị Lan', value: 'Trần Thị Lan' },
  childBirthDate: { written: '12/5/2016', value: '2016-05-12' },
  fatherName: { written: null, value: null },
  signatory: { written: 'LÊ VĂN AN', value: 'Lê Văn An' },
});

const seconds = { clean: 0, segment: 0, recognize: 0 };
const page = { folder: '/', book: 'KS.1', truthFile: '001.json' };
const read = (formId: string | null, cells: Parameters<typeof recognized>[1]) => ({
  page,
  image: '/001.jpg',
  truth: one,
  read: { formId, fit: null, entries: formId ? [recognized('birth', cells)] : [], failure: null, seconds },
});

const outcomes = outcomesOf(
  read('x', [
    cell('childName', 'Nguyễn Vân Nam'),
    cell('motherName', null),
    cell('childBirthDate', '12-5-2016'),
    cell('fatherName', null),
    cell('signatory', 'LÊ VĂN AN'),
  ]),
  forms,
);
const of = (key: string) => outcomes.find((some) => some.key === key) as Outcome;

test('counts a written field taken for blank as wrong, and a capital as no difference', () => {
  const figures = fieldFigures(outcomes);
  expect(figures).toMatchObject({ fields: 4, exact: 0.5, exactWithoutMarks: 0.75 });
  expect(isBlankRight(of('motherName'))).toBe(false);
  expect(isBlankRight(of('fatherName'))).toBe(true);
});

test('a date is exact by its meaning, whatever separates the figures', () => {
  expect(fieldFigures([of('childBirthDate')])).toMatchObject({ exact: 1, written: 0, reading: 0 });
});

test('every written field of a page whose form was not found is not exact', () => {
  for (const formId of [null, 'y']) {
    const lost = outcomesOf(read(formId, []), forms);
    expect(lost).toHaveLength(5);
    expect(fieldFigures(lost)).toMatchObject({ fields: 4, exact: 0, cer: 1, wer: 1 });
  }
});

test('counts words as words and letters as letters', () => {
  expect(textErrors('Nguyễn Vân Nam', 'Nguyễn Văn Nam')).toEqual({
    letters: 14,
    wrongLetters: 1,
    words: 3,
    wrongWords: 1,
  });
  expect(textErrors('', 'Lan')).toMatchObject({ wrongLetters: 3, wrongWords: 1 });
});

test('what was read where nothing stands counts against confidence, what was called blank does not', () => {
  const bins = reliability(outcomes);
  expect(bins.reduce((sum, bin) => sum + bin.fields, 0)).toBe(3);
  const invented = outcomesOf(read('x', [cell('fatherName', 'Lê Nam')]), forms);
  expect(reliability(invented).map(({ fields, exact }) => ({ fields, exact }))).toEqual([
    { fields: 1, exact: 0 },
  ]);
});

test('writes every field as one line that a spreadsheet understands', () => {
  const [head, first] = csv([
    { ...of('childName'), truth: { ...of('childName').truth, written: 'Nam, "Năm"' } },
  ]).split('\r\n');
  expect(head).toMatch(/^page,form,entry,field,kind,ink,font,condition,true_written/);
  expect(first).toContain('KS.1/001.jpg,x,0,childName,name,hand,f,clean,"Nam, ""Năm""",');
});

test('asks of a ditto mark that it was known for one, not what stands above', () => {
  const { got } = of('childName');
  const truth = { written: '″', value: 'Kinh', ditto: true as const, boxes: [box] };
  const seen = (doubts: ('ditto' | 'not-understood')[]): Outcome => ({
    ...of('childName'),
    truth,
    got: got && { ...got, field: { ...got.field, written: '11', value: null, doubts } },
  });
  expect(fieldFigures([seen(['ditto'])])).toMatchObject({ fields: 1, exact: 1 });
  expect(fieldFigures([seen(['not-understood'])])).toMatchObject({ fields: 1, exact: 0 });
});
