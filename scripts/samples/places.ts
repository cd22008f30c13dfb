import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { communeAt, type Commune } from './communes.ts';
import type { Random } from './random.ts';

/** Provinces with districts with communes, named as before July 2025. */
const tree = z
  .record(z.string(), z.record(z.string(), z.array(z.string()).min(1)))
  .parse(JSON.parse(readFileSync(new URL('data/places.json', import.meta.url), 'utf8')));

/** A place as it stands in the book, and in full. */
export interface Place {
  readonly written: string;
  readonly value: string;
}

/** `year`: names and units of that year, of the whole country; the few of the first books where it is left out. */
export function makeCommune(random: Random, inHanoi = false, year: number | null = null): Commune {
  if (year !== null) return communeAt(random, year, inHanoi);
  const province = inHanoi ? 'Thành phố Hà Nội' : random.pick(Object.keys(tree));
  const districts = tree[province] ?? {};
  const district = random.pick(Object.keys(districts).filter((name) => !inHanoi || name.startsWith('Quận')));
  return { commune: random.pick(districts[district] ?? []), district, province };
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
/** Smallest first; a city that is a province stands once. */
const unitsOf = (at: Commune): string[] =>
  [at.commune, at.district, at.province].filter((unit) => unit !== '');
const inFull = (at: Commune): string => unitsOf(at).map(lowerFirst).join(', ');
const bare = (name: string): string =>
  name.replace(/^(Thành phố|Tỉnh|Quận|Huyện|Thị xã|Thị trấn|Phường|Xã|Khu phố) /, '');
const abbreviated = (name: string): string =>
  name
    .replace(/^Khu phố /, 'KP. ')
    .replace(/^Phường /, 'P. ')
    .replace(/^Xã /, 'X. ')
    .replace(/^Thị trấn /, 'TT. ')
    .replace(/^Quận /, 'Q. ')
    .replace(/^Huyện /, 'H. ')
    .replace(/^Thị xã /, 'TX. ')
    .replace(/^Thành phố /, 'TP. ')
    .replace(/^Tỉnh /, 'T. ');

export function writePlace(at: Commune, random: Random, before = ''): Place {
  const value = before + inFull(at);
  const way = random.next();
  if (way < 0.7) return { written: value, value };
  const names = unitsOf(at);
  const short = names.map(way < 0.86 ? bare : abbreviated).join(', ');
  return { written: before + short, value: way < 0.86 ? before + short : value };
}

const streets = [
  'Trần Khát Chân',
  'Bạch Mai',
  'Lò Đúc',
  'Minh Khai',
  'Thanh Nhàn',
  'Đại La',
  'Kim Ngưu',
  'Lạc Trung',
  'Trương Định',
  'Hồng Mai',
  'Võ Thị Sáu',
  'Mai Hắc Đế',
  'Bà Triệu',
  'Hàng Chuối',
  'Tạ Quang Bửu',
  'Lê Thanh Nghị',
];

const houseIn = (random: Random): string =>
  random.chance(0.5)
    ? `Số ${random.int(1, 320)} phố ${random.pick(streets)}, `
    : `Số ${random.int(1, 60)} ngõ ${random.int(2, 400)} ${random.pick(streets)}, `;

export const writeResidence = (at: Commune, random: Random): Place =>
  writePlace(
    at,
    random,
    at.commune.startsWith('Khu phố') || (at.province === 'Thành phố Hà Nội' && at.district.startsWith('Quận'))
      ? houseIn(random)
      : '',
  );

const maternity: readonly (readonly [string, Commune])[] = [
  ['Bệnh viện Phụ sản Trung ương', commune('Hàng Bông', 'Hoàn Kiếm')],
  ['Bệnh viện Phụ sản Hà Nội', commune('Ngọc Khánh', 'Ba Đình')],
];
const hospitals: readonly (readonly [string, Commune])[] = [
  ['Bệnh viện Bạch Mai', commune('Phương Mai', 'Đống Đa')],
  ['Bệnh viện Thanh Nhàn', commune('Thanh Nhàn', 'Hai Bà Trưng')],
];

function commune(ward: string, district: string): Commune {
  return { commune: `Phường ${ward}`, district: `Quận ${district}`, province: 'Thành phố Hà Nội' };
}

const quarter: Commune = { commune: 'Khu phố Hai Bà Trưng', district: 'Thành phố Hà Nội', province: '' };
const before1981 = {
  birth: ['Bệnh viện C', 'Nhà hộ sinh khu Hai Bà Trưng', 'Nhà hộ sinh A', 'Bệnh viện Bạch Mai'],
  death: ['Bệnh viện Bạch Mai', 'Bệnh viện Phủ Doãn', 'Bệnh viện Việt - Xô'],
} as const;

export function makeHospital(
  random: Random,
  event: 'birth' | 'death',
  year: number | null = null,
): { name: string; place: Place } {
  if (year !== null && year < 1981) {
    const name = random.pick(before1981[event]);
    const short = { written: name, value: name };
    return { name, place: random.chance(0.6) ? short : writePlace(quarter, random, `${name}, `) };
  }
  const [name, at] = random.pick(event === 'birth' ? [...maternity, ...hospitals] : hospitals);
  return { name, place: writePlace(at, random, `${name}, `) };
}
