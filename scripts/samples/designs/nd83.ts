import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Row } from './design.ts';

const leftEdge = 20.5;
const wide = 177;
/** Left edges of the two columns of people; what the lines mean stands left of them. */
const columns = [72, 136] as const;

/** What the three books of NĐ 83/1998 share. */
export const nd83 = {
  facts: {
    version: 1,
    usedFrom: 1999,
    usedTo: 2006,
    source:
      'NĐ 83/1998/NĐ-CP, QĐ 1203-QĐ/TP-HT (26-12-1998); what was asked is known from memory, no page was at hand',
    certainty: 'reconstructed',
    language: 'vie',
    collections: [] as string[],
  },
  style: 'plain',
  /** Form codes began so; the letters that follow are not known. */
  corner: 'Mẫu TP/HT-1999',
  lineHeightMm: 7,
  caption: '(Ký, ghi rõ họ tên)',
  foot: 'Nghị định số 83/1998/NĐ-CP',
  columns,
  /** The frame of a block of two people side by side, a line under its head, upright lines left of each column. */
  frame: (top: number, headBottom: number, bottom: number) => [
    { left: leftEdge, top, width: wide, height: 0.3 },
    { left: leftEdge, top: headBottom, width: wide, height: 0.3 },
    { left: leftEdge, top: bottom, width: wide, height: 0.3 },
    ...[leftEdge, columns[0] - 2, columns[1] - 0.8, leftEdge + wide].map((x) => ({
      left: x,
      top,
      width: 0.3,
      height: bottom - top + 0.3,
    })),
  ],
  /** One line of that block; a line without a label goes on with the one above. */
  pair: (
    label: string | null,
    left: FieldKey,
    right: FieldKey,
    baselineMm: number,
  ): { baselineMm: number; row: Row } => ({
    baselineMm,
    row: [
      ...(label === null ? [] : [{ print: label }]),
      { tabMm: columns[0] },
      { write: left },
      { tabMm: columns[1] },
      { write: right },
    ],
  }),
  registered: [
    { print: 'Đăng ký ngày' },
    { write: 'registrationDate', widthMm: 18 },
    { print: 'tháng' },
    { write: 'registrationDate', widthMm: 18 },
    { print: 'năm' },
    { write: 'registrationDate', widthMm: 26 },
  ] satisfies Row,
} as const;
