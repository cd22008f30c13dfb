import type { PlainDesign } from './design.ts';
import { nd83 } from './nd83.ts';

const [husband, wife] = nd83.columns;

export const marriage1999: PlainDesign = {
  style: nd83.style,
  kind: 'marriage',
  facts: { ...nd83.facts, id: 'marriage-1999-nd83', title: 'Sổ đăng ký kết hôn' },
  corner: nd83.corner,
  heading: 'SỔ ĐĂNG KÝ KẾT HÔN',
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
      baselineMm: 54,
      row: [
        { print: 'Phần khai về chồng, vợ', weight: 'bold' },
        { tabMm: husband + 25 },
        { print: 'Chồng', weight: 'bold' },
        { tabMm: wife + 25 },
        { print: 'Vợ', weight: 'bold' },
      ],
    },
    nd83.pair('Họ và tên', 'husbandName', 'wifeName', 66),
    nd83.pair('Sinh ngày, tháng, năm', 'husbandBirthDate', 'wifeBirthDate', 75),
    nd83.pair('Quê quán', 'husbandOrigin', 'wifeOrigin', 84),
    nd83.pair(null, 'husbandOrigin', 'wifeOrigin', 93),
    nd83.pair('Dân tộc', 'husbandEthnicity', 'wifeEthnicity', 102),
    nd83.pair('Quốc tịch', 'husbandNationality', 'wifeNationality', 111),
    nd83.pair('Nghề nghiệp', 'husbandOccupation', 'wifeOccupation', 120),
    nd83.pair('Chỗ ở hiện nay', 'husbandResidence', 'wifeResidence', 129),
    nd83.pair(null, 'husbandResidence', 'wifeResidence', 138),
    nd83.pair(null, 'husbandResidence', 'wifeResidence', 147),
    nd83.pair('Số giấy chứng minh', 'husbandPaper', 'wifePaper', 156),
    nd83.pair(null, 'husbandPaper', 'wifePaper', 165),
    nd83.pair('Kết hôn lần thứ mấy', 'husbandMarriageOrder', 'wifeMarriageOrder', 174),
    { baselineMm: 189, row: [{ print: 'Người ký, chức vụ:' }, { write: 'signatory' }] },
    { baselineMm: 246, row: [{ print: 'Ghi chú:', weight: 'bold' }, { write: 'note' }] },
    { baselineMm: 254, row: [{ write: 'note' }] },
    { baselineMm: 262, row: [{ write: 'note' }] },
    { baselineMm: 270, row: [{ write: 'note' }] },
  ],
  rules: nd83.frame(47, 57, 178),
  signatures: { baselineMm: 201, who: ['Chồng', 'Vợ', 'Cán bộ hộ tịch'], caption: nd83.caption },
  foot: nd83.foot,
};
