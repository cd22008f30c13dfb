import type { Row } from './design.ts';

/** What the three books of TT 04/2020 share. */
export const tt04 = {
  facts: {
    version: 1,
    usedFrom: 2020,
    usedTo: null,
    source: 'TT 04/2020/TT-BTP; the books of TT 15/2015 with the wording of the copies issued since (README)',
    certainty: 'reconstructed',
    language: 'vie',
    collections: [] as string[],
  },
  heads: {
    recordHead: 'Nội dung đăng ký',
    sideHead: 'Loại đăng ký',
    noteHead: 'Ghi chú',
    foot: 'Ban hành kèm theo Thông tư số 04/2020/TT-BTP',
    dividerMm: 143,
    firstBaselineMm: 41.5,
  },
  /** The number is written with its year: 386/2026. */
  numbers: [
    [{ print: 'Số:' }, { write: 'entryNo', widthMm: 40 }, { print: 'Quyển số:' }, { write: 'bookNo' }],
    [{ print: 'Ngày, tháng, năm đăng ký:' }, { write: 'registrationDate' }],
  ] satisfies Row[],
} as const;
