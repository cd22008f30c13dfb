import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factsOf, type FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { ExtractTemplate } from '#schemas/template.ts';
import { templateById, templateFor, templates, templatesFor } from '#pipeline/certify/templates.ts';

const folder = new URL('../../../schemas/templates/', import.meta.url);

test('every folder of schemas/templates is in use, under its own name, and says where it comes from', () => {
  expect(templates.map((t) => t.id).sort()).toEqual(readdirSync(folder).sort());
  for (const { id } of templates) expect(existsSync(new URL(`${id}/README.md`, folder))).toBe(true);
});

test.each(templates.map((t) => [t.id, t] as const))(
  '%s prints only fields that its kind of record has',
  (_, template) => {
    const keys = [...JSON.stringify(template.blocks).matchAll(/"field":"(\w+)"/g)].map(
      ([, key]) => key as FieldKey,
    );
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect(factsOf(template.kind, key), key).toBeDefined();
  },
);

test('the day of issue picks the form', () => {
  expect(templateFor('birth', '2016-01-02').id).toBe('birth-2015-tt15');
  expect(templateFor('birth', '2020-07-15').id).toBe('birth-2015-tt15');
  expect(templateFor('birth', '2020-07-16').id).toBe('birth-2020-tt04');
  expect(templateFor('marriage', '2026-11-22').id).toBe('marriage-2020-tt04');
});

test('what may be issued on a day begins with the ordinary form; events registered abroad have their own', () => {
  const idsOf = (kind: RecordKind, day: string) => templatesFor(kind, day).map(({ id }) => id);
  expect(idsOf('birth', '2026-11-22')).toEqual(['birth-2020-tt04', 'birth-2020-tt04-foreign']);
  expect(idsOf('death', '2026-11-22')).toEqual(['death-2020-tt04', 'death-2020-tt04-foreign']);
  expect(idsOf('marriage', '2026-11-22')).toEqual(['marriage-2020-tt04', 'marriage-2020-tt04-foreign']);
  expect(idsOf('death', '2018-05-07')).toEqual(['death-2015-tt15']);
  expect(idsOf('birth', '2016-01-01')).toEqual([]);
});

test('one ordinary form a day and kind, from the first day on', () => {
  for (const kind of RecordKind.options) {
    for (const day of ['2016-01-02', '2019-02-28', '2020-07-15', '2020-07-16', '2025-07-01', '2031-01-01']) {
      const ordinary = templatesFor(kind, day).filter(({ variant }) => variant === 'ordinary');
      expect(ordinary, `${kind} ${day}`).toHaveLength(1);
    }
  }
});

test('no form is in force for a day before it', () => {
  expect(() => templateFor('birth', '2016-01-01')).toThrow('template.not-found');
  expect(() => templateById('birth-1900-none')).toThrow('template.not-found');
});

describe('a template that is wrong is refused', () => {
  const [good] = templates;
  const note = { block: 'lines', lines: [{ cells: ['Ghi chú: {note}'] }] };
  const raw = { ...good, blocks: [{ block: 'motto' }, { block: 'header' }, note] as unknown[] };
  const withLine = (line: unknown) => ({
    ...raw,
    blocks: [...raw.blocks, { block: 'lines', lines: [line] }],
  });
  test.each([
    ['a field that no record has', withLine({ cells: ['Tên: {nobody}'] })],
    ['a way of printing that does not exist', withLine({ cells: ['Tên: {childName:gothic}'] })],
    ['bold that never ends', withLine({ cells: ['**Tên: {childName}'] })],
    ['shares that do not make up the width', withLine({ cells: ['a', 'b'], shares: [0.5, 0.4] })],
    ['no place for a note', { ...raw, blocks: raw.blocks.map(() => ({ block: 'motto' })) }],
    ['a line that waits for a field no record has', withLine({ cells: ['a'], onlyWith: 'nobody' })],
    ['a share too few', withLine({ cells: ['a', 'b'], shares: [1] })],
  ])('%s', (_, candidate) => {
    expect(ExtractTemplate.safeParse(candidate).success).toBe(false);
  });
  test('and the same with nothing wrong is taken', () => {
    expect(ExtractTemplate.safeParse(withLine({ cells: ['**Tên:** {childName:caps}', 'b'] })).success).toBe(
      true,
    );
  });
});
