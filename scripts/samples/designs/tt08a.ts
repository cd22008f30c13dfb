import type { Row } from './design.ts';

/** What the three books of NĐ 158/2005 and TT 08.a/2010 share. */
export const tt08a = {
  facts: {
    version: 1,
    usedFrom: 2006,
    usedTo: 2015,
    source:
      'NĐ 158/2005/NĐ-CP, TT 08.a/2010/TT-BTP; heights of the lines from sample pages of a vendor, labels as on certificates',
    certainty: 'reconstructed',
    language: 'vie',
    collections: [] as string[],
  },
  style: 'plain',
  corner: null,
  lineHeightMm: 6.6,
  numbers: [
    { print: 'Số:' },
    { write: 'entryNo', widthMm: 44 },
    { tabMm: 130 },
    { print: 'Quyển số:' },
    { write: 'bookNo' },
  ] satisfies Row,
  /** Three slots for one date: day, month, year. */
  registered: [
    { print: 'Ngày, tháng, năm đăng ký: ngày' },
    { write: 'registrationDate', widthMm: 18 },
    { print: 'tháng' },
    { write: 'registrationDate', widthMm: 18 },
    { print: 'năm' },
    { write: 'registrationDate', widthMm: 26 },
  ] satisfies Row,
  caption: '(Ký, ghi rõ họ tên)',
  foot: (code: string): string => `TP/HT-2010-${code} - Thông tư số 08.a/2010/TT-BTP`,
} as const;
