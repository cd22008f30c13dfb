import { expect, test } from 'vitest';
import { dateInWords } from '#pipeline/certify/date-in-words.ts';
import { printValue } from '#pipeline/certify/print-value.ts';

test.each([
  ['1932', 'date', '1932'],
  ['1932-05', 'date', '05/1932'],
  ['1932-05-07', 'date', '07/05/1932'],
  ['khoảng 1930', 'date', 'khoảng 1930'],
  ['2016-03-05', 'long-date', 'ngày 05 tháng 03 năm 2016'],
  ['2016-03', 'long-date', 'tháng 03 năm 2016'],
  ['2016', 'long-date', 'năm 2016'],
  ['8:05', 'time', '08 giờ 05 phút'],
  ['gần sáng', 'time', 'gần sáng'],
  ['H’Lơr Niê Kdăm', 'caps', 'H’LƠR NIÊ KDĂM'],
  ['Nguyễn  Đức\u00a0Thuận', 'caps', 'NGUYỄN ĐỨC THUẬN'],
  ['Trần Thị Kiểm'.normalize('NFD'), 'text', 'Trần Thị Kiểm'],
] as const)('prints %s as %s: %s', (value, as, printed) => {
  expect(printValue(value, as)).toBe(printed);
});

test('prints nothing for a blank, and the form’s own dots for a blank time', () => {
  expect(printValue(undefined, 'text')).toBe('');
  expect(printValue(undefined, 'date')).toBe('');
  expect(printValue(undefined, 'time')).toBe('…… giờ …… phút');
});

test.each([
  ['2026-08-15', 'Ngày mười lăm, tháng tám, năm hai nghìn không trăm hai mươi sáu'],
  ['2008-04-01', 'Ngày một, tháng tư, năm hai nghìn không trăm linh tám'],
  ['1984-12-24', 'Ngày hai mươi tư, tháng mười hai, năm một nghìn chín trăm tám mươi tư'],
  ['1975-01-31', 'Ngày ba mươi mốt, tháng một, năm một nghìn chín trăm bảy mươi lăm'],
  ['2000-10-10', 'Ngày mười, tháng mười, năm hai nghìn'],
  ['1911-11-21', 'Ngày hai mươi mốt, tháng mười một, năm một nghìn chín trăm mười một'],
  ['1900', 'Năm một nghìn chín trăm'],
  ['1955-05', 'Tháng năm, năm một nghìn chín trăm năm mươi lăm'],
])('spells %s as the papers do', (iso, words) => {
  expect(dateInWords(iso)).toBe(words);
});

test('spells nothing that is not a date', () => {
  expect(dateInWords('không rõ')).toBeNull();
});
