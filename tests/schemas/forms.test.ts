import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RegisterForm, type LabelledForm, type TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import { factsOf } from '#schemas/record/kinds.ts';
import { findAnchors } from '#pipeline/segment/find-anchors.ts';
import { fitForm } from '#pipeline/segment/fit-form.ts';
import { designs } from '#scripts/samples/designs.ts';
import { drawBlank, svgPage } from '#scripts/samples/draw-blank.ts';
import { layOutForm } from '#scripts/samples/lay-out-form.ts';

const folder = (id: string) => new URL(`../../schemas/forms/${id}/`, import.meta.url);
const formOf = (id: string) =>
  RegisterForm.parse(JSON.parse(readFileSync(new URL('form.json', folder(id)), 'utf8')));

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width - 1e-9 &&
  b.left < a.left + a.width - 1e-9 &&
  a.top < b.top + b.height - 1e-9 &&
  b.top < a.top + a.height - 1e-9;

const designed = designs.map((design) => formOf(design.facts.id));
const labelled = designed.filter((form): form is LabelledForm => form.layout === 'labels');
const tables = designed.filter((form): form is TableForm => form.layout === 'table');

describe.each(designs.map((design) => [design.facts.id, design] as const))('%s', (id, design) => {
  test('is what its design lays out, and the blank beside it is drawn from it', () => {
    const form = formOf(id) as LabelledForm | TableForm;
    expect(layOutForm(design)).toEqual(form);
    const blank = readFileSync(new URL('blank.svg', folder(id)), 'utf8');
    expect(blank).toBe(`${svgPage(drawBlank(form), form.page, 96)}\n`);
    expect(blank.length).toBeLessThan(300 * 1024);
  });

  test('says in its README where it is known from and how sure it is', () => {
    const readme = readFileSync(new URL('README.md', folder(id)), 'utf8');
    expect(readme.startsWith(`# ${id}: ${design.facts.title}, `)).toBe(true);
    expect(readme).toContain(`\`${design.facts.certainty}\``);
  });
});

describe.each(labelled.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  const fields = form.entries.flatMap((entry) => entry.fields);
  const boxes = fields.flatMap((field) => field.boxes.map((box) => ({ key: field.key, box })));

  test('no two writing lines overlap', () => {
    const pairs = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => overlap(a.box, b.box))
        .map((b) => [a.key, b.key]),
    );
    expect(pairs).toEqual([]);
  });

  test('no print stands in a writing line', () => {
    const hits = form.printed.flatMap((text) =>
      boxes.filter((b) => overlap(text.box, b.box)).map((b) => [text.text, b.key]),
    );
    expect(hits).toEqual([]);
  });

  test('no rule runs through a writing line', () => {
    const hits = form.rules.flatMap((rule) => boxes.filter((b) => overlap(rule, b.box)).map((b) => b.key));
    expect(hits).toEqual([]);
  });

  test('every field belongs to the kind and is read by its own reader, or as a year where only that is asked for', () => {
    for (const { key, label, reader } of fields) {
      const own = factsOf(form.kind, key)?.reader;
      expect(reader, key).toBe(own === 'date' && label === 'Năm sinh' ? 'year' : own);
    }
  });

  test('entries hold their writing lines', () => {
    for (const entry of form.entries) {
      for (const box of entry.fields.flatMap((field) => field.boxes)) {
        expect(box.left).toBeGreaterThanOrEqual(entry.box.left);
        expect(box.top).toBeGreaterThanOrEqual(entry.box.top);
        expect(box.left + box.width).toBeLessThanOrEqual(entry.box.left + entry.box.width);
        expect(box.top + box.height).toBeLessThanOrEqual(entry.box.top + entry.box.height);
      }
    }
  });

  test('has at least twelve anchors, also in the head, on the right and at both ends of the foot', () => {
    const anchors = form.printed.filter((text) => text.anchor).map((text) => text.box);
    expect(anchors.length).toBeGreaterThanOrEqual(12);
    expect(anchors.some((box) => box.top < 0.1)).toBe(true);
    expect(anchors.filter((box) => box.left + box.width > 0.7).length).toBeGreaterThanOrEqual(3);
    expect(anchors.some((box) => box.top > 0.95 && box.left < 0.2)).toBe(true);
    expect(anchors.some((box) => box.top > 0.95 && box.left > 0.7)).toBe(true);
  });
});

describe.each(tables.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  const [table] = form.tables as [Box];
  /** Left and right edge of each column on the opening. */
  const edges = form.columns.map(({ left, width }) => [
    table.left + left * table.width,
    table.left + (left + width) * table.width,
  ]);

  test('every column stands between two upright rules', () => {
    const upright = form.rules.filter((rule) => rule.height > rule.width).map((rule) => rule.left);
    for (const edge of edges.flat()) {
      expect(Math.min(...upright.map((left) => Math.abs(left - edge)))).toBeLessThan(0.0002);
    }
  });

  test('no column covers the gutter or another, but the field below it', () => {
    for (const [i, column] of form.columns.entries()) {
      const [from = 0, to = 0] = edges[i] ?? [];
      expect(from < 0.5 === to < 0.5).toBe(true);
      for (const [j, other] of form.columns.entries()) {
        const [start = 0, end = 0] = edges[j] ?? [];
        if (j <= i || start > to - 1e-6 || from > end - 1e-6) continue;
        expect([column.band?.top, other.band?.top]).toEqual([0, 0.5]);
      }
    }
  });

  test('each field has one column, read by the reader of its kind', () => {
    const read = form.columns.flatMap(({ key, reader }) => (key === null ? [] : [[key, reader] as const]));
    expect(new Set(read.map(([key]) => key)).size).toBe(read.length);
    for (const [key, reader] of read) expect(reader, key).toBe(factsOf(form.kind, key)?.reader);
  });
});

describe('forms of one kind are told apart by their print alone', () => {
  const page = { width: 2480, height: 3508 };
  /** Every text of the form as one word of a page read without a mistake. */
  const wordsOf = (form: LabelledForm) =>
    form.printed.map(({ text, box }) => ({
      text,
      confidence: 1,
      left: box.left * page.width,
      top: box.top * page.height,
      width: box.width * page.width,
      height: box.height * page.height,
    }));
  /** As `find-form.ts` weighs it. */
  const worth = (form: LabelledForm, words: ReturnType<typeof wordsOf>): number => {
    const anchors = form.printed.filter((text) => text.anchor);
    const sightings = findAnchors(
      words,
      anchors.map((text) => text.text),
    );
    const fit = fitForm(form, anchors, sightings, page);
    return fit === null ? 0 : fit.anchorsFound * (fit.anchorsFound / fit.anchorsOf);
  };

  test.each(labelled.map((form) => [form.id, form] as const))('%s', (_id, form) => {
    const words = wordsOf(form);
    const own = worth(form, words);
    expect(own).toBe(form.printed.filter((text) => text.anchor).length);
    for (const other of labelled.filter((one) => one.kind === form.kind && one.id !== form.id)) {
      expect(worth(other, words), other.id).toBeLessThan(own * 0.6);
    }
  });
});

test.each([
  ['births-lyon-1903', 'reg-lyon-births'],
  ['marriages-paris-1829', 'reg-paris-marriage-divorce'],
  ['repertoire-paris-1830', 'reg-paris-repertoires'],
])('%s reads the collection %s and says where it is known from', (id, collection) => {
  expect(formOf(id)).toMatchObject({ id, collections: [collection], certainty: 'sourced' });
});
