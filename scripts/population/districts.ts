import lexicon from '#pipeline/lexicon/places.generated.json' with { type: 'json' };
import changes from '#pipeline/lexicon/unit-changes.generated.json' with { type: 'json' };
import history from '#pipeline/lexicon/province-history.json' with { type: 'json' };

/** A commune or ward by its name, its district's and its province's (as before July 2025), and what it became then. */
export interface Unit {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
  /** One or more of today's wards with their province; a person of a parted ward lives in one of them. */
  readonly today: readonly string[];
}

type Tree = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const legacy = Object.entries(lexicon.legacy as Tree);
const todayOf = (at: number): string => {
  const [, name = '', province = ''] = (changes.communes[at] ?? '').split('|');
  return `${lowered(name)}, ${lowered(province)}`;
};

/** Kinds of units are written small within a sentence. */
export const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const units: readonly Unit[] = legacy.flatMap(([province, districts], p) =>
  Object.entries(districts).flatMap(([district, communes], d) =>
    communes.map((commune, c) => ({
      commune,
      district,
      province,
      today: (changes.into[p]?.[d]?.[c] ?? []).map(todayOf),
    })),
  ),
);

/** Districts of inner Hà Nội whose books are made, the first first; one is enough for half a million births. */
const inner = ['Hai Bà Trưng', 'Đống Đa', 'Hoàn Kiếm', 'Ba Đình', 'Thanh Xuân', 'Tây Hồ', 'Cầu Giấy'];
const wards = inner.flatMap((name) =>
  units.filter(({ district, province }) => district === `Quận ${name}` && province === 'Thành phố Hà Nội'),
);

/** Wards for a population of `births`: some 25,000 births each over seventy years, at least two. */
export const wardsFor = (births: number): readonly Unit[] =>
  wards.slice(0, Math.min(wards.length, Math.max(2, Math.round(births / 25_000))));

/** Where people of the city come from: the country, the nearer provinces more often. */
const nearby = ['Tỉnh Hà Nam', 'Tỉnh Nam Định', 'Tỉnh Thái Bình', 'Tỉnh Hưng Yên'].concat([
  'Tỉnh Hải Dương',
  'Tỉnh Bắc Ninh',
  'Tỉnh Vĩnh Phúc',
  'Tỉnh Phú Thọ',
  'Tỉnh Ninh Bình',
  'Tỉnh Thanh Hóa',
  'Tỉnh Nghệ An',
]);
/** Of Hà Nội since before 1956 or 1961; what joined it in 2008 was in other provinces. */
const everOfHanoi = ['Huyện Gia Lâm', 'Huyện Đông Anh', 'Huyện Thanh Trì', 'Quận Hoàn Kiếm', 'Quận Ba Đình'];
export const homelands: readonly Unit[] = units.filter(({ province, district }, n) =>
  province === 'Thành phố Hà Nội' ? everOfHanoi.includes(district) : nearby.includes(province) || n % 9 === 0,
);

const bare = (name: string): string => name.replace(/^(?:Tỉnh|Thành phố) /, '');
const named = new Map<string, string>();

/**
 * The province that land of a province of 2024 was in in a year: Nam Định was Nam Hà in 1970, Hà Nam Ninh in 1980. Autonomous
 * zones stand above provinces.
 */
export function provinceIn(year: number, province: string): string {
  const key = `${province}/${year}`;
  const known = named.get(key);
  if (known !== undefined) return known;
  const land = bare(province);
  const then = history.filter(
    ({ name, from, to, into }) =>
      into.includes(land) &&
      !name.startsWith('Khu tự trị') &&
      (from === null || Number(from.slice(0, 4)) <= year) &&
      (to === null || Number(to.slice(0, 4)) >= year),
  );
  const isOwn = land === 'Hà Nội' || then.some((one) => bare(one.name) === land);
  const name = isOwn ? province : (then[0]?.name ?? province);
  named.set(key, name);
  return name;
}

/** Wards of Hà Nội had no name of their own before: the city's quarters kept the books. @source domain §5.3 (3/1/1981) */
export const wardsSince = 1981;
export const mergedSince = 2025.5;

/** A unit as it was called in a year (`2025.5`: after 1 July 2025). `inner`: one of the wards whose books are made. */
export function writtenUnit(unit: Unit, year: number, isInner: boolean): string {
  if (year >= mergedSince && unit.today[0] !== undefined) return unit.today[0];
  if (isInner && year < wardsSince) return `khu phố ${bareDistrict(unit)}, thành phố Hà Nội`;
  return `${lowered(unit.commune)}, ${lowered(unit.district)}, ${lowered(provinceIn(Math.floor(year), unit.province))}`;
}

const bareDistrict = ({ district }: Unit): string => district.replace(/^Quận /, '');

/** The body that keeps a ward's books in a year. Names of the councils as on the covers of the samples. */
export function bodyOf(unit: Unit, year: number): string {
  if (year >= mergedSince && unit.today[0] !== undefined)
    return `Ủy ban nhân dân ${unit.today[0].split(',')[0]}`;
  if (year >= wardsSince) return `Ủy ban nhân dân ${lowered(unit.commune)}`;
  return `Ủy ban ${year < 1977 ? 'hành chính' : 'nhân dân'} khu phố ${bareDistrict(unit)}`;
}
