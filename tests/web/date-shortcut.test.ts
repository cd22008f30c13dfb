import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateShortcut } from '#web/verifier/date-shortcut.ts';

test.each([
  ['27102008', '27/10/2008'],
  ['102008', '10/2008'],
  ['2008', '2008'],
  [' 29022024 ', '29/02/2024'],
])('writes %s out as %s', (typed, text) => {
  expect(dateShortcut(typed)).toEqual({ text, doubts: [] });
});

test.each([
  '31022008',
  '29022023',
  '27132008',
  '00102008',
  '132008',
  '0510',
  '271008',
  '31/2/2008',
  '32.1.1987',
])('doubts %s, a day that never was, and does not move it', (typed) => {
  expect(dateShortcut(typed)).toEqual({ text: typed, doubts: ['impossible-date'] });
});

test.each([
  '',
  '27/10/2008',
  '7-5-1987',
  '5.1987',
  'ngày 27 tháng 10 năm 2008',
  'Nhâm Thân',
  '2710200',
  '12345',
  'khoảng 1930',
])('leaves %j as it is', (typed) => {
  expect(dateShortcut(typed)).toEqual({ text: typed, doubts: [] });
});

test('every day of the calendar comes out as it went in, and once written out stays so', () => {
  const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const [year, month, day] = date.toISOString().slice(0, 10).split('-');
      const { text } = dateShortcut(`${day}${month}${year}`);
      expect(text).toBe(`${day}/${month}/${year}`);
      expect(dateShortcut(text)).toEqual({ text, doubts: [] });
    }),
  );
});

test('letters are never touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const letters = (text: string) => text.replace(/[\s/]/g, '');
      expect(letters(dateShortcut(typed).text)).toBe(letters(typed));
    }),
  );
});
