import { expect, test } from 'vitest';
import { evaluateFields } from '#scripts/evaluate/fields.ts';
import { Truth } from '#schemas/truth.ts';
import { box, cell, recognized } from '#tests/pipeline/extract/make-entry.ts';

const lined = {
  all: () => [],
  byId: () => ({
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
  }),
};

const truth = Truth.parse({
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
  entries: [
    {
      fields: {
        childName: { written: 'Nguyễn Văn Nam', value: 'Nguyễn Văn Nam', boxes: [box] },
        motherName: { written: 'Trần Thị Lan', value: 'Trần Thị Lan', boxes: [box] },
        childBirthDate: { written: '12/5/2016', value: '2016-05-12', boxes: [box] },
        fatherName: { written: null, value: null, boxes: [box] },
      },
    },
  ],
});

test('counts letters, meanings and offers apart, and leaves blanks out', async () => {
  const entry = recognized('birth', [
    cell('childName', 'Nguyển Văn Nam'),
    cell('motherName', ['Trần Thị Mai', 'Trần Thị Lan']),
    cell('childBirthDate', '12-5-2016'),
    cell('fatherName', null),
  ]);
  const { entries, by_ink, by_reader } = await evaluateFields([{ truth, entry }], lined);
  expect(entries).toBe(1);
  expect(by_ink.hand).toMatchObject({ fields: 3, written: 0, value: 0.6667, offered: 1 });
  expect(by_reader['hand/date']).toMatchObject({
    fields: 1,
    written: 0,
    value: 1,
    sure: 1,
    value_where_sure: 1,
  });
});
