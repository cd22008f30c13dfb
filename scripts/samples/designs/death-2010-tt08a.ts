import type { PlainDesign } from './design.ts';
import { tt08a } from './tt08a.ts';

export const death2010: PlainDesign = {
  style: tt08a.style,
  kind: 'death',
  facts: { ...tt08a.facts, id: 'death-2010-tt08a', title: 'Sổ đăng ký khai tử' },
  corner: tt08a.corner,
  heading: 'SỔ ĐĂNG KÝ KHAI TỬ',
  headingBaselineMm: 25.5,
  lineHeightMm: tt08a.lineHeightMm,
  rows: [
    { baselineMm: 11.2, row: tt08a.numbers },
    {
      baselineMm: 38.6,
      row: [
        { print: 'Họ và tên:', weight: 'bold' },
        { write: 'deceasedName' },
        { tabMm: 158 },
        { print: 'Giới tính:' },
        { write: 'deceasedSex' },
      ],
    },
    { baselineMm: 48.1, row: [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'deceasedBirthDate' }] },
    {
      baselineMm: 55.8,
      row: [
        { print: 'Dân tộc:' },
        { write: 'deceasedEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'deceasedNationality' },
      ],
    },
    {
      baselineMm: 63.7,
      row: [{ print: 'Nơi thường trú/tạm trú cuối cùng:' }, { write: 'deceasedResidence' }],
    },
    { baselineMm: 71.9, row: [{ write: 'deceasedResidence' }] },
    {
      baselineMm: 81.4,
      row: [{ print: 'Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế:' }, { write: 'deceasedPaper' }],
    },
    {
      baselineMm: 89.2,
      row: [
        { print: 'Đã chết vào lúc:' },
        { write: 'deathTime', widthMm: 15 },
        { print: 'giờ' },
        { write: 'deathTime', widthMm: 15 },
        { print: 'phút, ngày' },
        { write: 'deathDate' },
      ],
    },
    { baselineMm: 98.3, row: [{ print: 'Nơi chết:' }, { write: 'deathPlace' }] },
    { baselineMm: 106.3, row: [{ write: 'deathPlace' }] },
    { baselineMm: 114.9, row: [{ print: 'Nguyên nhân chết:' }, { write: 'deathCause' }] },
    { baselineMm: 122.9, row: [{ write: 'deathCause' }] },
    { baselineMm: 137, row: [{ print: 'Phần ghi về giấy báo tử', weight: 'bold' }] },
    { baselineMm: 145.8, row: [{ print: 'Giấy báo tử số:' }, { write: 'deathNotice' }] },
    { baselineMm: 153.8, row: [{ print: 'do' }, { write: 'deathNotice' }] },
    { baselineMm: 161.8, row: [{ print: 'cấp ngày' }, { write: 'deathNotice', widthMm: 70 }] },
    { baselineMm: 185.9, row: [{ print: 'Họ và tên người đi khai tử:' }, { write: 'declarantName' }] },
    { baselineMm: 195.9, row: [{ print: 'Quan hệ với người đã chết:' }, { write: 'declarantRelation' }] },
    { baselineMm: 207.2, row: tt08a.registered },
    {
      baselineMm: 216.8,
      row: [
        { print: 'Họ và tên người ký giấy chứng tử:' },
        { write: 'signatory' },
        { tabMm: 134 },
        { print: 'Chức vụ:' },
        { write: 'signatoryOffice' },
      ],
    },
    { baselineMm: 268.6, row: [{ print: 'Cán bộ tư pháp hộ tịch:' }, { write: 'executor' }] },
    { baselineMm: 277.4, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
  ],
  rules: [],
  signatures: { baselineMm: 228, who: ['Người đi khai tử', 'Người thực hiện'], caption: tt08a.caption },
  foot: tt08a.foot('KT'),
};
