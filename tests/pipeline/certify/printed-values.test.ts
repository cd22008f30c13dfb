import { expect, test } from 'vitest';
import { OfficerId } from '#schemas/ids.ts';
import { VerifiedFields } from '#schemas/steps.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { previewLines } from '#pipeline/certify/preview-lines.ts';
import { printedValues } from '#pipeline/certify/printed-values.ts';
import { templates } from '#pipeline/certify/templates.ts';
import { sampleExtracts } from './sample-extracts.ts';

const by = OfficerId.parse(`officer_${'c'.repeat(26)}`);
const written = (text: string) => ({ state: 'written', written: text, value: null, by, box: null });
const unreadable = { state: 'unreadable', written: null, value: null, by, box: null };
const noteOf = (note: object | null, later: readonly string[]) =>
  printedValues('birth', VerifiedFields.parse(note ? { note } : {}), later).note;

test.each([
  ['nothing in the book, nothing since', null, [], undefined],
  ['the book’s own note', written('Đăng ký quá hạn'), [], 'Đăng ký quá hạn'],
  ['what was decided since', null, ['Cải chính năm sinh.'], 'Cải chính năm sinh.'],
  [
    'the book first, then each decision in its order',
    written('Đăng ký quá hạn'),
    ['Một', 'Hai.', 'Ba'],
    'Đăng ký quá hạn; Một; Hai. Ba',
  ],
  [
    'a note nobody can read, and one that everybody can',
    unreadable,
    ['Hai.'],
    '(không đọc được trong Sổ); Hai.',
  ],
  ['no empty ones', null, ['  ', 'Hai.'], 'Hai.'],
  ['decomposed letters as one', null, ['Cải chính'.normalize('NFD')], 'Cải chính'],
])('a paper’s note has %s', (_, note, later, printed) => {
  expect(noteOf(note, later)).toBe(printed);
});

const samples = new Map(Object.values(sampleExtracts).map((sample) => [sample.templateId, sample]));

test.each(templates.map((template) => [template.id, template] as const))(
  '%s prints a note whenever there is one',
  (id, template) => {
    const sample = samples.get(id) ?? expect.unreachable();
    const note = 'Cải chính năm sinh theo Quyết định số 7/QĐ-UBND ngày 03/04/2025';
    const said = (values: typeof sample.values) => {
      const extract = { ...sample, values };
      const printed = layOut(extract, template).texts.map(({ text }) => text.trim());
      const shown = previewLines(template, extract).flatMap(({ cells }) =>
        cells.map(({ runs }) => runs.map(({ text }) => text).join('')),
      );
      return { printed: printed.join(' '), shown };
    };
    const { note: _, ...without } = sample.values;
    const noted = said({ ...without, note });
    expect(noted.printed).toContain(note.slice(0, 40));
    expect(noted.shown).toContain(`Ghi chú: ${note}`);
    expect(said(without).printed).not.toContain('Cải chính');
  },
);

test('the forms of 2020 that have no line for notes show none when there is nothing to note', () => {
  for (const id of ['birth-2020-tt04', 'death-2020-tt04']) {
    const template = templates.find((one) => one.id === id) ?? expect.unreachable();
    const sample = samples.get(id) ?? expect.unreachable();
    for (const values of [sample.values, { ...sample.values, note: '  ' }]) {
      const { texts } = layOut({ ...sample, values }, template);
      expect(texts.map(({ text }) => text).join(' ')).not.toContain('Ghi chú');
    }
  }
});
