import { charter1956 } from './764ttg.ts';
import type { TableDesign } from './design.ts';

export const marriage1956: TableDesign = {
  style: charter1956.style,
  kind: 'marriage',
  facts: { ...charter1956.facts, id: 'marriage-1956-764ttg', title: 'Sổ đăng ký kết hôn' },
  headings: { left: [...charter1956.state, 'SỔ ĐĂNG KÝ KẾT HÔN'], right: charter1956.body },
  columns: {
    left: [
      { head: ['Số'], widthMm: 13, holds: 'entryNo' },
      { head: ['Ngày, tháng', 'kết hôn'], widthMm: 27, holds: 'registrationDate' },
      { head: ['Họ và tên', 'chồng, vợ'], widthMm: 52, holds: ['husbandName', 'wifeName'] },
      { head: ['Tuổi'], widthMm: 14, holds: ['husbandAge', 'wifeAge'] },
      { head: ['Dân tộc'], widthMm: 20, holds: ['husbandEthnicity', 'wifeEthnicity'] },
      { head: ['Quê quán'], widthMm: 66, holds: ['husbandOrigin', 'wifeOrigin'] },
    ],
    right: [
      { head: ['Nghề nghiệp'], widthMm: 30, holds: ['husbandOccupation', 'wifeOccupation'] },
      { head: ['Chỗ ở', 'của chồng, vợ'], widthMm: 60, holds: ['husbandResidence', 'wifeResidence'] },
      { head: ['Kết hôn', 'lần thứ mấy'], widthMm: 20, holds: ['husbandMarriageOrder', 'wifeMarriageOrder'] },
      { head: ['Họ và tên', 'người làm chứng'], widthMm: 40, holds: 'witnesses' },
      { head: ['Chữ ký của', 'chồng, vợ'], widthMm: 22, holds: null },
      { head: ['Ghi chú'], widthMm: 20, holds: 'note' },
    ],
  },
  rows: 8,
  foot: charter1956.foot,
};
