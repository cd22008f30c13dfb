import type { PlainDesign } from './design.ts';
import { nd83 } from './nd83.ts';

const [mother, father] = nd83.columns;

export const birth1999: PlainDesign = {
  style: nd83.style,
  kind: 'birth',
  facts: { ...nd83.facts, id: 'birth-1999-nd83', title: 'Sổ đăng ký khai sinh' },
  corner: nd83.corner,
  heading: 'SỔ ĐĂNG KÝ KHAI SINH',
  headingBaselineMm: 19,
  lineHeightMm: nd83.lineHeightMm,
  rows: [
    {
      baselineMm: 30,
      row: [
        { print: 'Số:' },
        { write: 'entryNo', widthMm: 34 },
        { print: 'Quyển số:' },
        { write: 'bookNo', widthMm: 46 },
      ],
    },
    { baselineMm: 38.5, row: nd83.registered },
    {
      baselineMm: 50,
      row: [
        { print: 'Họ và tên trẻ em:', weight: 'bold' },
        { write: 'childName' },
        { tabMm: 158 },
        { print: 'Nam/nữ:' },
        { write: 'childSex' },
      ],
    },
    { baselineMm: 58, row: [{ print: 'Sinh ngày, tháng, năm:' }, { write: 'childBirthDate' }] },
    { baselineMm: 66, row: [{ print: '(viết bằng chữ)' }, { write: 'childBirthDateInWords' }] },
    { baselineMm: 74, row: [{ print: 'Nơi sinh:' }, { write: 'childBirthplace' }] },
    { baselineMm: 82, row: [{ write: 'childBirthplace' }] },
    {
      baselineMm: 90,
      row: [
        { print: 'Dân tộc:' },
        { write: 'childEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'childNationality' },
      ],
    },
    {
      baselineMm: 102,
      row: [
        { print: 'Phần khai về cha, mẹ', weight: 'bold' },
        { tabMm: mother + 18 },
        { print: 'Người mẹ', weight: 'bold' },
        { tabMm: father + 18 },
        { print: 'Người cha', weight: 'bold' },
      ],
    },
    nd83.pair('Họ và tên', 'motherName', 'fatherName', 112),
    nd83.pair('Tuổi', 'motherAge', 'fatherAge', 120),
    nd83.pair('Dân tộc', 'motherEthnicity', 'fatherEthnicity', 128),
    nd83.pair('Quốc tịch', 'motherNationality', 'fatherNationality', 136),
    nd83.pair('Nghề nghiệp', 'motherOccupation', 'fatherOccupation', 144),
    nd83.pair('Nơi đăng ký nhân khẩu', 'motherResidence', 'fatherResidence', 152),
    nd83.pair('thường trú', 'motherResidence', 'fatherResidence', 160),
    nd83.pair(null, 'motherResidence', 'fatherResidence', 168),
    {
      baselineMm: 181,
      row: [
        { print: 'Họ và tên người đứng khai:', weight: 'bold' },
        { write: 'declarantName' },
        { tabMm: 162 },
        { print: 'Tuổi:' },
        { write: 'declarantAge' },
      ],
    },
    { baselineMm: 189, row: [{ print: 'Nơi ở:' }, { write: 'declarantResidence' }] },
    {
      baselineMm: 197,
      row: [{ print: 'Số giấy chứng minh:' }, { write: 'declarantPaper' }],
    },
    { baselineMm: 205, row: [{ print: 'Quan hệ với trẻ em:' }, { write: 'declarantRelation' }] },
    { baselineMm: 213, row: [{ print: 'Người ký, chức vụ:' }, { write: 'signatory' }] },
    { baselineMm: 258, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
    { baselineMm: 266, row: [{ write: 'note' }] },
    { baselineMm: 274, row: [{ write: 'note' }] },
  ],
  rules: nd83.frame(96.5, 104.5, 171.5),
  signatures: { baselineMm: 224, who: ['Người đứng khai', 'Cán bộ hộ tịch'], caption: nd83.caption },
  foot: nd83.foot,
};
