import type { PlainDesign } from './design.ts';
import { tt08a } from './tt08a.ts';

export const marriage2010: PlainDesign = {
  style: tt08a.style,
  kind: 'marriage',
  facts: { ...tt08a.facts, id: 'marriage-2010-tt08a', title: 'Sổ đăng ký kết hôn' },
  corner: tt08a.corner,
  heading: 'SỔ ĐĂNG KÝ KẾT HÔN',
  headingBaselineMm: 25,
  lineHeightMm: tt08a.lineHeightMm,
  rows: [
    { baselineMm: 10, row: tt08a.numbers },
    { baselineMm: 40, row: [{ print: 'Họ và tên chồng:', weight: 'bold' }, { write: 'husbandName' }] },
    { baselineMm: 48.5, row: [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'husbandBirthDate' }] },
    {
      baselineMm: 57,
      row: [
        { print: 'Dân tộc:' },
        { write: 'husbandEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'husbandNationality' },
      ],
    },
    { baselineMm: 65.5, row: [{ print: 'Nơi thường trú/tạm trú:' }, { write: 'husbandResidence' }] },
    { baselineMm: 74, row: [{ write: 'husbandResidence' }] },
    {
      baselineMm: 82.5,
      row: [{ print: 'Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế:' }, { write: 'husbandPaper' }],
    },
    { baselineMm: 97, row: [{ print: 'Họ và tên vợ:', weight: 'bold' }, { write: 'wifeName' }] },
    { baselineMm: 105.5, row: [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'wifeBirthDate' }] },
    {
      baselineMm: 114,
      row: [
        { print: 'Dân tộc:' },
        { write: 'wifeEthnicity' },
        { print: 'Quốc tịch:' },
        { write: 'wifeNationality' },
      ],
    },
    { baselineMm: 122.5, row: [{ print: 'Nơi thường trú/tạm trú:' }, { write: 'wifeResidence' }] },
    { baselineMm: 131, row: [{ write: 'wifeResidence' }] },
    {
      baselineMm: 139.5,
      row: [{ print: 'Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế:' }, { write: 'wifePaper' }],
    },
    { baselineMm: 154, row: tt08a.registered },
    {
      baselineMm: 163,
      row: [{ print: 'Họ và tên người ký giấy chứng nhận kết hôn:' }, { write: 'signatory' }],
    },
    { baselineMm: 171.5, row: [{ print: 'Chức vụ:' }, { write: 'signatoryOffice' }] },
    { baselineMm: 180, row: [{ print: 'Cán bộ tư pháp hộ tịch:' }, { write: 'executor' }] },
    { baselineMm: 238, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
    ...[246, 254, 262, 270].map((baselineMm) => ({ baselineMm, row: [{ write: 'note' as const }] })),
  ],
  rules: [{ left: 22, top: 230.5, width: 174, height: 0.3 }],
  signatures: { baselineMm: 194, who: ['Chồng', 'Vợ', 'Người thực hiện'], caption: tt08a.caption },
  foot: tt08a.foot('KH'),
};
