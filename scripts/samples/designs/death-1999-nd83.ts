import type { PlainDesign } from './design.ts';
import { nd83 } from './nd83.ts';

export const death1999: PlainDesign = {
  style: nd83.style,
  kind: 'death',
  facts: { ...nd83.facts, id: 'death-1999-nd83', title: 'Sổ đăng ký khai tử' },
  corner: nd83.corner,
  heading: 'SỔ ĐĂNG KÝ KHAI TỬ',
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
    { baselineMm: 51, row: [{ print: 'Phần ghi về người chết', weight: 'bold' }] },
    {
      baselineMm: 60,
      row: [
        { print: 'Họ và tên:', weight: 'bold' },
        { write: 'deceasedName' },
        { tabMm: 158 },
        { print: 'Nam/nữ:' },
        { write: 'deceasedSex' },
      ],
    },
    {
      baselineMm: 69,
      row: [
        { print: 'Sinh ngày, tháng, năm:' },
        { write: 'deceasedBirthDate' },
        { tabMm: 150 },
        { print: 'Tuổi:' },
        { write: 'deceasedAge' },
      ],
    },
    {
      baselineMm: 78,
      row: [
        { print: 'Dân tộc:' },
        { write: 'deceasedEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'deceasedNationality' },
      ],
    },
    { baselineMm: 87, row: [{ print: 'Nghề nghiệp:' }, { write: 'deceasedOccupation' }] },
    { baselineMm: 96, row: [{ print: 'Chỗ ở cuối cùng:' }, { write: 'deceasedResidence' }] },
    { baselineMm: 105, row: [{ write: 'deceasedResidence' }] },
    {
      baselineMm: 114,
      row: [
        { print: 'Chết hồi' },
        { write: 'deathTime', widthMm: 15 },
        { print: 'giờ' },
        { write: 'deathTime', widthMm: 15 },
        { print: 'phút, ngày, tháng, năm:' },
        { write: 'deathDate' },
      ],
    },
    { baselineMm: 123, row: [{ print: 'Nơi chết:' }, { write: 'deathPlace' }] },
    { baselineMm: 132, row: [{ print: 'Nguyên nhân chết:' }, { write: 'deathCause' }] },
    { baselineMm: 141, row: [{ print: 'Giấy báo tử:' }, { write: 'deathNotice' }] },
    { baselineMm: 150, row: [{ write: 'deathNotice' }] },
    {
      baselineMm: 164,
      row: [
        { print: 'Họ và tên người đứng khai:', weight: 'bold' },
        { write: 'declarantName' },
        { tabMm: 162 },
        { print: 'Tuổi:' },
        { write: 'declarantAge' },
      ],
    },
    { baselineMm: 173, row: [{ print: 'Nơi ở:' }, { write: 'declarantResidence' }] },
    { baselineMm: 182, row: [{ print: 'Số giấy chứng minh:' }, { write: 'declarantPaper' }] },
    { baselineMm: 191, row: [{ print: 'Quan hệ với người chết:' }, { write: 'declarantRelation' }] },
    { baselineMm: 200, row: [{ print: 'Người ký, chức vụ:' }, { write: 'signatory' }] },
    { baselineMm: 252, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
    { baselineMm: 260, row: [{ write: 'note' }] },
    { baselineMm: 268, row: [{ write: 'note' }] },
  ],
  rules: [
    { left: 22, top: 44, width: 174, height: 0.3 },
    { left: 22, top: 155, width: 174, height: 0.3 },
  ],
  signatures: { baselineMm: 213, who: ['Người đứng khai', 'Cán bộ hộ tịch'], caption: nd83.caption },
  foot: nd83.foot,
};
