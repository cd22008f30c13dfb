import { charter1956 } from './764ttg.ts';
import type { TableDesign } from './design.ts';

export const birth1956: TableDesign = {
  style: charter1956.style,
  kind: 'birth',
  facts: { ...charter1956.facts, id: 'birth-1956-764ttg', title: 'Sổ đăng ký khai sinh' },
  headings: { left: [...charter1956.state, 'SỔ ĐĂNG KÝ KHAI SINH'], right: charter1956.body },
  columns: {
    left: [
      { head: ['Số'], widthMm: 13, holds: 'entryNo' },
      { head: ['Ngày, tháng', 'đăng ký'], widthMm: 27, holds: 'registrationDate' },
      { head: ['Họ và tên người', 'được khai sinh'], widthMm: 47, holds: 'childName' },
      { head: ['Nam', 'hay nữ'], widthMm: 15, holds: 'childSex' },
      { head: ['Ngày, tháng, năm sinh'], widthMm: 39, holds: 'childBirthDate' },
      { head: ['Giờ', 'sinh'], widthMm: 14, holds: 'childBirthTime' },
      { head: ['Nơi sinh'], widthMm: 37, holds: 'childBirthplace' },
    ],
    right: [
      { head: ['Họ và tên', 'người mẹ, người cha'], widthMm: 43, holds: ['motherName', 'fatherName'] },
      { head: ['Tuổi'], widthMm: 12, holds: ['motherAge', 'fatherAge'] },
      { head: ['Dân tộc'], widthMm: 15, holds: ['motherEthnicity', 'fatherEthnicity'] },
      { head: ['Nghề nghiệp'], widthMm: 23, holds: ['motherOccupation', 'fatherOccupation'] },
      { head: ['Chỗ ở của', 'mẹ, cha'], widthMm: 35, holds: ['motherResidence', 'fatherResidence'] },
      { head: ['Họ và tên, tuổi', 'người đứng khai'], widthMm: 33, holds: ['declarantName', 'declarantAge'] },
      { head: ['Chữ ký'], widthMm: 14, holds: null },
      { head: ['Ghi chú'], widthMm: 17, holds: 'note' },
    ],
  },
  rows: 7,
  foot: charter1956.foot,
};
