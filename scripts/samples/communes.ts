import { readFileSync } from 'node:fs';
import { z } from 'zod';
import lexicon from '#pipeline/lexicon/places.generated.json' with { type: 'json' };
import type { Random } from './random.ts';

export interface Commune {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
}

const Tree = z.record(z.string(), z.record(z.string(), z.array(z.string()).min(1)));
const legacy = Tree.parse(lexicon.legacy);
/** Provinces of about 1960 and those of their districts whose communes still have their names in the list of 2024. */
const old = z
  .record(z.string(), z.array(z.string()).min(1))
  .parse(JSON.parse(readFileSync(new URL('data/places-1960.json', import.meta.url), 'utf8')));

const communesOf = new Map(Object.values(legacy).flatMap((districts) => Object.entries(districts)));

/** Of Hà Tây until 1 August 2008, or of Vĩnh Phúc. @source domain §5.3 */
const joinedHanoi: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'Ba Vì',
      'Chương Mỹ',
      'Đan Phượng',
      'Hoài Đức',
      'Mỹ Đức',
      'Phú Xuyên',
      'Phúc Thọ',
      'Quốc Oai',
      'Thạch Thất',
    ]
      .concat(['Thanh Oai', 'Thường Tín', 'Ứng Hòa'])
      .map((district) => [`Huyện ${district}`, 'Tỉnh Hà Tây']),
  ),
  'Thị xã Sơn Tây': 'Tỉnh Hà Tây',
  'Huyện Mê Linh': 'Tỉnh Vĩnh Phúc',
};
/** Made later than most books here. */
const young = ['Quận Hà Đông', 'Quận Nam Từ Liêm', 'Quận Bắc Từ Liêm', 'Quận Hoàng Mai', 'Quận Long Biên'];
const quarters = ['Hai Bà Trưng', 'Hoàn Kiếm', 'Đống Đa', 'Ba Đình'];

/** A commune by the name and the units it had in a year, back to 1956. */
export function communeAt(random: Random, year: number, inHanoi: boolean): Commune {
  if (year < 1981) {
    if (inHanoi)
      return { commune: `Khu phố ${random.pick(quarters)}`, district: 'Thành phố Hà Nội', province: '' };
    const province = random.pick(Object.keys(old));
    const known = (old[province] ?? []).filter((name) => communesOf.has(`Huyện ${name}`));
    const district = `Huyện ${random.pick(known)}`;
    const communes = (communesOf.get(district) ?? []).filter((name) => name.startsWith('Xã'));
    return { commune: random.pick(communes), district, province };
  }
  const province = inHanoi ? 'Thành phố Hà Nội' : random.pick(Object.keys(legacy));
  const districts = Object.keys(legacy[province] ?? {}).filter(
    (name) => (!inHanoi || name.startsWith('Quận')) && (year >= 2014 || !young.includes(name)),
  );
  const district = random.pick(districts);
  const moved = year < 2008 && province === 'Thành phố Hà Nội' ? joinedHanoi[district] : undefined;
  return { commune: random.pick(legacy[province]?.[district] ?? []), district, province: moved ?? province };
}
