import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFields } from '#pipeline/extract/extract-fields.ts';
import { readCell } from '#pipeline/extract/read-cell.ts';
import type { StageContext } from '#pipeline/stage.ts';
import { RegisterForm } from '#schemas/form.ts';
import { Reader } from '#schemas/record/fields.ts';
import { ExtractedEntry } from '#schemas/steps.ts';
import { cell, recognized } from './make-entry.ts';

const full = { left: 0, top: 0, width: 1, height: 1 };
const form = RegisterForm.parse({
  id: 'birth-2015-tt15',
  version: 1,
  kind: 'birth',
  title: 'x',
  usedFrom: 2016,
  usedTo: 2020,
  source: 'test',
  certainty: 'sourced',
  language: 'vie',
  page: { widthMm: 210, heightMm: 297 },
  layout: 'labels',
  printed: Array.from({ length: 4 }, () => ({
    text: 'x',
    box: full,
    sizePt: 10,
    weight: 'regular',
    anchor: true,
  })),
  rules: [],
  entries: [
    { box: full, fields: [{ key: 'motherBirthDate', reader: 'year', label: 'Năm sinh', boxes: [full] }] },
  ],
});
const ctx = { forms: { all: () => [form], byId: () => form } } as unknown as StageContext;
const none = { latestYear: null };

test('gives every cell a field, with value, box and doubts', async () => {
  const entry = await extractFields.run(
    recognized('birth', [
      cell('childName', 'Nguyễn Văn Nam ......'),
      cell('childBirthDate', '12/5/2016'),
      cell('childBirthDateInWords', 'Ngày mười hai tháng năm năm hai nghìn không trăm mười sáu'),
      cell('registrationDate', '20/5/16', 0.9),
      cell('motherBirthDate', '1990'),
      cell('fatherName', null),
    ]),
    ctx,
  );
  expect(() => ExtractedEntry.parse(entry)).not.toThrow();
  expect(entry.fields.childName).toMatchObject({
    written: 'Nguyễn Văn Nam',
    value: 'Nguyễn Văn Nam',
    doubts: [],
  });
  expect(entry.fields.childBirthDate).toMatchObject({
    written: '12/5/2016',
    value: '2016-05-12',
    doubts: [],
  });
  expect(entry.fields.childBirthDateInWords?.value).toBe('2016-05-12');
  expect(entry.fields.motherBirthDate).toMatchObject({ value: '1990', doubts: [] });
  expect(entry.fields.fatherName).toMatchObject({
    written: null,
    value: null,
    blank: true,
    doubts: ['blank-but-expected'],
  });
});

test('settles two digits of a year by the registration date of the same entry', async () => {
  const entry = await extractFields.run(
    recognized('birth', [cell('childBirthDate', '12/5/16'), cell('registrationDate', '20/5/2016')]),
    ctx,
  );
  expect(entry.fields.childBirthDate).toMatchObject({
    value: '2016-05-12',
    doubts: expect.arrayContaining(['partial-date']),
  });
});

test('doubts readings that mean different things, and offers the other', () => {
  const field = readCell(cell('childName', ['Nguyễn Văn Nam', 'Nguyễn Văn Năm']), 'name', none);
  expect(field.doubts).toContain('readings-differ');
  expect(field.alternatives).toContain('Nguyễn Văn Năm');
});

test('does not doubt readings that differ in letters and mean the same', () => {
  const field = readCell(cell('childBirthDate', ['12/5/1987', '12-5-1987']), 'date', none);
  expect(field).toMatchObject({ value: '1987-05-12', doubts: [] });
});

test('prefers the reading that makes sense', () => {
  const field = readCell(cell('childBirthDate', ['12/S5/19B7', '12/5/1987']), 'date', none);
  expect(field).toMatchObject({ written: '12/5/1987', value: '1987-05-12' });
  expect(field.doubts).toContain('readings-differ');
});

test('agreement raises and difference lowers the confidence', () => {
  const one = readCell(cell('childName', 'Lê Văn Nam', 0.9), 'name', none).confidence;
  const agreed = readCell(cell('childName', ['Lê Văn Nam', 'Lê Văn Nam'], 0.9), 'name', none).confidence;
  const differ = readCell(cell('childName', ['Lê Văn Nam', 'Lê Văn Năm'], 0.9), 'name', none).confidence;
  expect(agreed).toBeGreaterThan(one);
  expect(differ).toBeLessThan(one);
});

test('doubts what a machine itself is unsure of', () => {
  expect(readCell(cell('childName', 'Lê Văn Nam', 0.5), 'name', none).doubts).toContain('low-confidence');
});

test('ink that gave no letters is not understood, and is not blank', () => {
  for (const texts of [[], ['  ..... ', '']])
    expect(readCell(cell('childName', texts), 'name', none)).toMatchObject({
      written: null,
      value: null,
      blank: false,
      confidence: 0,
      doubts: ['not-understood'],
    });
});

test('blank stays blank, whatever the reader', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Reader.options), (reader) => {
      expect(readCell(cell('childName', null), reader, none)).toMatchObject({
        written: null,
        value: null,
        blank: true,
        doubts: [],
      });
    }),
  );
});

test('draws one box around the lines of a cell', () => {
  const two = {
    ...cell('childOrigin', 'x'),
    boxes: [
      { left: 0.5, top: 0.1, width: 0.4, height: 0.02 },
      { left: 0.1, top: 0.13, width: 0.8, height: 0.02 },
    ],
  };
  expect(readCell(two, 'place', none).box).toEqual({
    left: 0.1,
    top: 0.1,
    width: expect.closeTo(0.8),
    height: expect.closeTo(0.05),
  });
});
