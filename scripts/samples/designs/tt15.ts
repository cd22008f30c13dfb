import type { Row } from './design.ts';

/** What the three books of TT 15/2015 share. */
export const tt15 = {
  facts: {
    version: 1,
    usedFrom: 2016,
    usedTo: 2020,
    source: 'TT 15/2015/TT-BTP; labels and order as a provincial application printed them in 2017-2018',
    certainty: 'reconstructed',
    language: 'vie',
    collections: [] as string[],
  },
  heads: {
    recordHead: 'Nội dung đăng ký',
    sideHead: 'Loại đăng ký',
    noteHead: 'Ghi chú',
    foot: 'Ban hành kèm theo Thông tư số 15/2015/TT-BTP',
    dividerMm: 146,
    firstBaselineMm: 40.4,
  },
  numbers: [
    [{ print: 'Số:' }, { write: 'entryNo', widthMm: 34 }, { print: 'Quyển số:' }, { write: 'bookNo' }],
    [{ print: 'Ngày, tháng, năm đăng ký:' }, { write: 'registrationDate' }],
  ] satisfies Row[],
} as const;
