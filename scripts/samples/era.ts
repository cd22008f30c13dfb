import type { RegisterBody } from '#schemas/book.ts';
import type { Random } from './random.ts';

const wards = [
  'Thanh Nhàn',
  'Bạch Mai',
  'Đồng Tâm',
  'Vĩnh Tuy',
  'Minh Khai',
  'Quỳnh Mai',
  'Trương Định',
  'Bạch Đằng',
];

/** Who kept books in the south of inner Hà Nội in a year. Names of the quarters before 1961 are from memory. */
export function bodyOf(year: number, random: Random): RegisterBody {
  if (year >= 1981) {
    const ward = random.pick(wards);
    return { name: `Ủy ban nhân dân phường ${ward}`, within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'] };
  }
  const quarter = year < 1961 ? random.pick(['Hai Bà', 'Bạch Mai', 'Hàng Cỏ']) : 'Hai Bà Trưng';
  const council = year < 1977 ? 'hành chính' : 'nhân dân';
  return { name: `Ủy ban ${council} khu phố ${quarter}`, within: ['Thành phố Hà Nội'] };
}
