import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graph } from '#pipeline/graph.ts';
import { en } from '#schemas/wording/en.ts';
import { fill, say } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';

const leaves = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, part]) => leaves(part, `${path}.${key}`));

const blanks = (sentence: string): string[] => (sentence.match(/\{[^}]+\}/g) ?? []).sort();

describe('say', () => {
  test.each([
    [{ file: '0012.jpg' }, 'Tệp ảnh 0012.jpg rỗng (0 byte). Quét lại trang này rồi nạp lại.'],
    [{ fileName: '0012.jpg' }, 'Tệp ảnh 0012.jpg rỗng (0 byte). Quét lại trang này rồi nạp lại.'],
    [{}, 'Tệp ảnh rỗng (0 byte). Quét lại trang này rồi nạp lại.'],
  ])('names the file when it is known, and reads well when not: %j', (details, sentence) => {
    expect(say(vi, 'image.empty', details)).toBe(sentence);
  });

  test('says a field by its Vietnamese name, not by its key', () => {
    expect(say(vi, 'task.field-unanswered', { field: 'motherName' })).toContain('Họ tên người mẹ');
    expect(say(vi, 'request.bad', { field: 'fields.motherName.written' })).toContain('"Họ tên người mẹ"');
  });

  test('gives the code of a failure it does not know', () => {
    expect(say(vi, 'newer.failure')).toContain('newer.failure');
  });

  test('leaves no blank and no bracket in any sentence, whatever is known', () => {
    for (const wording of [vi, en]) {
      for (const code of Object.keys(vi.errors)) {
        expect(say(wording, code), code).not.toMatch(/[{}[\]…]/);
      }
    }
  });

  test('puts a value in as it is, even one that looks like a blank', () => {
    fc.assert(
      fc.property(fc.string(), (file) => {
        expect(fill(vi, 'a[ {file}] b', { file })).toBe(`a ${file} b`);
        expect(fill(vi, 'a {file} b', { file })).toBe(`a ${file} b`);
      }),
    );
  });
});

describe('wording', () => {
  test('has the same sentences with the same blanks in both languages', () => {
    const english = new Map(leaves(en));
    for (const [path, sentence] of leaves(vi)) {
      expect(blanks(english.get(path) ?? ''), path).toEqual(blanks(sentence));
    }
  });

  test('is written in composed letters (NFC), without double spaces outside the columns of the terminal', () => {
    for (const [path, sentence] of [...leaves(vi), ...leaves(en)]) {
      expect(sentence.normalize('NFC'), path).toBe(sentence);
      if (!path.startsWith('.cli.')) expect(sentence.includes('  '), path).toBe(false);
    }
  });

  test('names every step of the graph', () => {
    const steps = graph.flatMap((edge) => [edge.after, edge.step.name]);
    expect(steps.length).toBeGreaterThan(8);
    expect(steps.filter((step) => !(step in vi.steps))).toEqual([]);
  });
});
