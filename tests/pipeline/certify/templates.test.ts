import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { ExtractTemplate } from '#schemas/template.ts';
import { templateById, templateFor, templates } from '#pipeline/certify/templates.ts';

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
  expect(templateFor('birth', '2020-07-16').id).toBe('birth-2020-tt04');
  expect(templateFor('marriage', '2026-11-22').id).toBe('marriage-2020-tt04');
});

test('no form is in force for a day before it', () => {
  expect(() => templateFor('birth', '2020-07-15')).toThrow('template.not-found');
  expect(() => templateById('birth-1900-none')).toThrow('template.not-found');
});

describe('a template that is wrong is refused', () => {
  const [good] = templates;
  const raw = { ...good, blocks: [{ block: 'motto' }, { block: 'header' }] as unknown[] };
  const withLine = (line: unknown) => ({
    ...raw,
    blocks: [...raw.blocks, { block: 'lines', lines: [line] }],
  });
  test.each([
    ['a field that no record has', withLine({ cells: ['Tên: {nobody}'] })],
    ['a way of printing that does not exist', withLine({ cells: ['Tên: {childName:gothic}'] })],
    ['bold that never ends', withLine({ cells: ['**Tên: {childName}'] })],
    ['shares that do not make up the width', withLine({ cells: ['a', 'b'], shares: [0.5, 0.4] })],
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
