import { charter1956 } from './764ttg.ts';
import type { TableDesign } from './design.ts';

export const death1956: TableDesign = {
  style: charter1956.style,
  kind: 'death',
  facts: { ...charter1956.facts, id: 'death-1956-764ttg', title: 'Sổ đăng ký khai tử' },
  headings: { left: [...charter1956.state, 'SỔ ĐĂNG KÝ KHAI TỬ'], right: charter1956.body },
  columns: {
    left: [
      { head: ['Số'], widthMm: 13, holds: 'entryNo' },
      { head: ['Ngày, tháng', 'đăng ký'], widthMm: 27, holds: 'registrationDate' },
      { head: ['Họ và tên', 'người chết'], widthMm: 47, holds: 'deceasedName' },
      { head: ['Nam', 'hay nữ'], widthMm: 14, holds: 'deceasedSex' },
      { head: ['Tuổi'], widthMm: 13, holds: 'deceasedAge' },
      { head: ['Dân tộc'], widthMm: 16, holds: 'deceasedEthnicity' },
      { head: ['Nghề nghiệp'], widthMm: 24, holds: 'deceasedOccupation' },
      { head: ['Chỗ ở cuối cùng'], widthMm: 38, holds: 'deceasedResidence' },
    ],
    right: [
      { head: ['Chết ngày, tháng, năm'], widthMm: 37, holds: 'deathDate' },
      { head: ['Giờ', 'chết'], widthMm: 14, holds: 'deathTime' },
      { head: ['Nơi chết'], widthMm: 34, holds: 'deathPlace' },
      { head: ['Nguyên nhân chết'], widthMm: 28, holds: 'deathCause' },
      { head: ['Họ và tên', 'người đứng khai'], widthMm: 36, holds: 'declarantName' },
      { head: ['Quan hệ'], widthMm: 15, holds: 'declarantRelation' },
      { head: ['Chữ ký'], widthMm: 13, holds: null },
      { head: ['Ghi chú'], widthMm: 15, holds: 'note' },
    ],
  },
  rows: 10,
  foot: charter1956.foot,
};
