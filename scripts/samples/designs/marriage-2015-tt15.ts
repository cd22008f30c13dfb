import type { SidedDesign } from './design.ts';
import { tt15 } from './tt15.ts';

export const marriage2015: SidedDesign = {
  style: 'sided',
  kind: 'marriage',
  facts: { ...tt15.facts, id: 'marriage-2015-tt15', title: 'Sổ đăng ký kết hôn' },
  ...tt15.heads,
  heading: 'SỔ ĐĂNG KÝ KẾT HÔN',
  rows: [
    ...tt15.numbers,
    [{ print: 'Họ, chữ đệm, tên người vợ:', weight: 'bold' }, { write: 'wifeName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'wifeBirthDate' }],
    [
      { print: 'Dân tộc:' },
      { write: 'wifeEthnicity' },
      { print: 'Quốc tịch:' },
      { write: 'wifeNationality' },
    ],
    [{ print: 'Nơi cư trú:' }, { write: 'wifeResidence' }],
    [{ write: 'wifeResidence' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'wifePaper' }],
    [{ print: 'Họ, chữ đệm, tên người chồng:', weight: 'bold' }, { write: 'husbandName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'husbandBirthDate' }],
    [
      { print: 'Dân tộc:' },
      { write: 'husbandEthnicity' },
      { print: 'Quốc tịch:' },
      { write: 'husbandNationality' },
    ],
    [{ print: 'Nơi cư trú:' }, { write: 'husbandResidence' }],
    [{ write: 'husbandResidence' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'husbandPaper' }],
    [{ print: 'Ngày, tháng, năm xác nhận quan hệ hôn nhân:' }, { write: 'marriageDate' }],
    [{ print: 'Họ, chữ đệm, tên, chức vụ người ký Giấy chứng nhận kết hôn/' }],
    [{ print: 'Trích lục ghi chú kết hôn:' }, { write: 'signatory' }],
  ],
  ticks: [['Kết hôn lần đầu'], ['Đăng ký lại'], ['Ghi chú kết hôn']],
  noteLines: 14,
  signatures: ['Vợ', 'Chồng', 'Người thực hiện'],
  linePitchMm: 10.2,
  signBaselineMm: 230,
};
