/** Given names that differ by a mark or a letter and that families give to brothers, sisters and twins; written from general knowledge. */
const groups = [
  'An Ân Anh Ánh',
  'Long Lân Lâm',
  'Hùng Hưng Hường Hương',
  'Lan Liên Loan Linh',
  'Hà Hạ Hải Hạnh',
  'Dũng Dung Dương Dưỡng',
  'Tuấn Tuân Tuyên Toàn',
  'Minh Mạnh Minh',
  'Sơn Sang Song',
  'Thanh Thành Thạnh Thảnh',
  'Thu Thư Thủy Thúy Thùy',
  'Trang Trinh Trâm Trân',
  'Ngân Nga Ngà Ngọc',
  'Phong Phương Phượng Phước',
  'Quân Quang Quảng Quyền',
  'Hoa Hòa Hóa Hoan',
  'Nhung Nhưng Nhàn Nhân',
  'Khánh Khanh Khang',
  'Bình Bích Bính',
  'Kiên Kiền Kiệt',
  'Tùng Tưởng Tường Tung',
  'Vân Vấn Vy Vi Ly My',
  'Mai Mơ My',
  'Hiền Hiển Hiên',
  'Yến Yên Ánh',
  'Đức Đạt Đại',
  'Nam Năm Nhâm',
  'Thảo Thao Thạo',
  'Hằng Hàng Hăng',
  'Chi Chí Châu',
].map((line) => [...new Set(line.normalize('NFC').split(' '))]);

const byName = new Map(groups.flatMap((group) => group.map((name) => [name, group] as const)));

/** Others of the group a given name is in; none for most names. */
export const alikeGivens = (given: string): readonly string[] =>
  byName.get(given)?.filter((other) => other !== given) ?? [];
