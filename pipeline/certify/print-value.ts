import type { PrintedAs } from '#schemas/printed-line.ts';
import { dateInWords } from './date-in-words.ts';
import { printable } from './fonts.ts';

const isoDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** dd/mm/yyyy, mm/yyyy or yyyy; anything but an ISO partial date stays as it is. */
function date(value: string): string {
  const [, y, m, d] = isoDate.exec(value) ?? [];
  return y === undefined ? value : [d, m, y].filter((part) => part !== undefined).join('/');
}

/** ngày 05 tháng 03 năm 2016, or as much of it as is known. */
export function longDate(value: string): string {
  const [, y, m, d] = isoDate.exec(value) ?? [];
  if (y === undefined) return value;
  return [d && `ngày ${d}`, m && `tháng ${m}`, `năm ${y}`].filter(Boolean).join(' ');
}

function time(value: string): string {
  const [, h, min] = /^(\d{1,2}):(\d{2})$/.exec(value) ?? [];
  return h === undefined ? value : `${h.padStart(2, '0')} giờ ${min} phút`;
}

const ways: Record<PrintedAs, (value: string) => string> = {
  text: (value) => value,
  caps: (value) => value.toLocaleUpperCase('vi'),
  date,
  'long-date': longDate,
  'date-in-words': (value) => dateInWords(value) ?? '',
  time,
};

/** A value as it is printed. A blank one prints nothing; a blank time leaves the form's own dots. */
export function printValue(value: string | undefined, as: PrintedAs): string {
  if (value === undefined) return as === 'time' ? '…… giờ …… phút' : '';
  return printable(ways[as](printable(value).trim()));
}
