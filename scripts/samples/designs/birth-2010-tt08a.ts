import type { PlainDesign } from './design.ts';
import { tt08a } from './tt08a.ts';

export const birth2010: PlainDesign = {
  style: tt08a.style,
  kind: 'birth',
  facts: { ...tt08a.facts, id: 'birth-2010-tt08a', title: 'Sổ đăng ký khai sinh' },
  corner: tt08a.corner,
  heading: 'SỔ ĐĂNG KÝ KHAI SINH',
  headingBaselineMm: 24,
  lineHeightMm: tt08a.lineHeightMm,
  rows: [
    { baselineMm: 9.1, row: tt08a.numbers },
    {
      baselineMm: 37.7,
      row: [
        { print: 'Họ và tên:', weight: 'bold' },
        { write: 'childName' },
        { tabMm: 158 },
        { print: 'Giới tính:' },
        { write: 'childSex' },
      ],
    },
    {
      baselineMm: 47.8,
      row: [
        { print: 'Ngày, tháng, năm sinh:' },
        { write: 'childBirthDate', widthMm: 52 },
        { print: 'Ghi bằng chữ:' },
        { write: 'childBirthDateInWords' },
      ],
    },
    { baselineMm: 54.6, row: [{ write: 'childBirthDateInWords' }] },
    { baselineMm: 61.6, row: [{ print: 'Nơi sinh:' }, { write: 'childBirthplace' }] },
    {
      baselineMm: 68.9,
      row: [
        { print: 'Dân tộc:' },
        { write: 'childEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'childNationality' },
      ],
    },
    { baselineMm: 75.6, row: [{ print: 'Quê quán:' }, { write: 'childOrigin' }] },
    { baselineMm: 82.4, row: [{ write: 'childOrigin' }] },
    { baselineMm: 94, row: [{ print: 'Phần ghi về cha, mẹ', weight: 'bold' }] },
    { baselineMm: 103.7, row: [{ print: 'Họ và tên cha:', weight: 'bold' }, { write: 'fatherName' }] },
    {
      baselineMm: 111,
      row: [
        { print: 'Dân tộc:' },
        { write: 'fatherEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'fatherNationality' },
        { print: 'Năm sinh:' },
        { write: 'fatherBirthDate', reader: 'year' },
      ],
    },
    { baselineMm: 117.8, row: [{ print: 'Họ và tên mẹ:', weight: 'bold' }, { write: 'motherName' }] },
    {
      baselineMm: 124.8,
      row: [
        { print: 'Dân tộc:' },
        { write: 'motherEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'motherNationality' },
        { print: 'Năm sinh:' },
        { write: 'motherBirthDate', reader: 'year' },
      ],
    },
    { baselineMm: 131.7, row: [{ print: 'Nơi thường trú/tạm trú của cha:' }, { write: 'fatherResidence' }] },
    { baselineMm: 138.5, row: [{ print: 'Nơi thường trú/tạm trú của mẹ:' }, { write: 'motherResidence' }] },
    { baselineMm: 145.3, row: [{ print: 'Họ và tên người đi khai sinh:' }, { write: 'declarantName' }] },
    {
      baselineMm: 152.8,
      row: [{ print: 'Quan hệ với người được khai sinh:' }, { write: 'declarantRelation' }],
    },
    { baselineMm: 162.8, row: tt08a.registered },
    { baselineMm: 169.6, row: [{ print: 'Họ và tên người ký giấy khai sinh:' }, { write: 'signatory' }] },
    { baselineMm: 176.4, row: [{ print: 'Chức vụ:' }, { write: 'signatoryOffice' }] },
    { baselineMm: 183.2, row: [{ print: 'Cán bộ tư pháp hộ tịch:' }, { write: 'executor' }] },
    { baselineMm: 238, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
    ...[246, 254, 262, 270].map((baselineMm) => ({ baselineMm, row: [{ write: 'note' as const }] })),
  ],
  rules: [{ left: 22, top: 230.5, width: 174, height: 0.3 }],
  signatures: { baselineMm: 195, who: ['Người đi khai sinh', 'Người thực hiện'], caption: tt08a.caption },
  foot: tt08a.foot('KS'),
};
