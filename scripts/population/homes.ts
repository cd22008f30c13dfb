import type { Random } from '../samples/random.ts';
import { yearOf } from './days.ts';
import { Dice } from './dice.ts';
import { homelands, type Unit, wardsSince, writtenUnit } from './districts.ts';
import type { Home, World } from './world.ts';

/** Streets of the city; which ward they run through is left to chance. */
const streets =
  'Bạch Mai,Lò Đúc,Minh Khai,Trương Định,Đại La,Kim Ngưu,Lạc Trung,Hồng Mai,Bà Triệu,Hàng Chuối,Tạ Quang Bửu,Lê Thanh Nghị,Trần Khát Chân,Thanh Nhàn,Võ Thị Sáu,Mai Hắc Đế,Bùi Thị Xuân,Triệu Việt Vương,Phố Huế,Ngô Thì Nhậm,Hòa Mã,Tô Hiến Thành,Lê Đại Hành,Vân Hồ,Hoa Lư,Thể Giao,Tuệ Tĩnh,Nguyễn Du,Trần Nhân Tông,Yết Kiêu,Quang Trung,Nguyễn Công Trứ,Trần Xuân Soạn,Hàm Long,Nguyễn Cao,Tăng Bạt Hổ,Yersin,Vĩnh Tuy,Quỳnh Lôi,Tam Trinh'
    .normalize('NFC')
    .split(',');

/** A family's home as the books of a year write it; before the wards had names, the quarter and often the house. */
export function homeIn(world: World, home: Home, year: number, withHouse: boolean): string {
  const unit = world.wards[home.ward];
  if (unit === undefined) return '';
  const place = writtenUnit(unit, year, true);
  if (!withHouse) return place;
  const street = streets[home.street] ?? '';
  const isLane = home.house % 3 === 0;
  const house = isLane
    ? `số ${1 + (home.house % 50)} ngõ ${home.house} ${street}`
    : `số ${home.house} ${street}`;
  return `${house}, ${place}`;
}

export const originIn = (origin: number, year: number): string =>
  writtenUnit(homelandOf(origin), year, false);

const homelandOf = (origin: number): Unit => homelands[origin] as Unit;

const hospitals = {
  old: ['nhà hộ sinh khu Hai Bà Trưng', 'bệnh viện C', 'nhà hộ sinh A', 'bệnh viện Bạch Mai'],
  since: [
    'bệnh viện Phụ sản Trung ương',
    'bệnh viện Phụ sản Hà Nội',
    'bệnh viện Bạch Mai',
    'bệnh viện Thanh Nhàn',
    'nhà hộ sinh A',
  ],
} as const;

/** Where children of a delivery were born: a hospital, the ward's health station, at home. `random` says only how it is written. */
export function birthplaceIn(world: World, delivery: number, year: number, random: Random): string {
  const { home, day } = world.deliveries[delivery] as World['deliveries'][number];
  const own = new Dice(Math.imul(world.seed, 7919) ^ delivery);
  const way = own.next();
  const unit = world.wards[home.ward] as Unit;
  if (way < 0.78) {
    const name = own.pick(hospitals[yearOf(day) < wardsSince ? 'old' : 'since']);
    return random.chance(0.5) ? name : `${name}, thành phố Hà Nội`;
  }
  if (way < 0.9) return `trạm y tế ${writtenUnit(unit, year, true)}`;
  return writtenUnit(unit, year, true);
}
