import places from '../lexicon/places.generated.json' with { type: 'json' };
import register from '../lexicon/register-words.json' with { type: 'json' };
import history from '../lexicon/province-history.json' with { type: 'json' };
import { bareName } from '../extract/units.ts';
import { type WordSource, wordSource } from './word-source.ts';

/** What stands in addresses beside the names of units; how often is a guess, by what addresses look like. */
const around: Readonly<Record<string, number>> = {
  ...{ thôn: 300, xóm: 200, ấp: 150, bản: 100, làng: 40, buôn: 20, khối: 40, đội: 20, khu: 100, tổ: 100 },
  ...{ số: 200, 'số nhà': 60, ngõ: 80, ngách: 20, hẻm: 20, phố: 200, đường: 150, 'tổ dân phố': 80 },
  ...{ 'khu phố': 150, 'tiểu khu': 40, 'khu tập thể': 20, xã: 300, phường: 300, 'thị trấn': 100 },
  ...{ huyện: 300, quận: 200, 'thị xã': 50, tỉnh: 300, 'thành phố': 200, 'bệnh viện': 40 },
  ...{ x: 100, p: 100, h: 100, q: 60, t: 100, tp: 60, tt: 40, tx: 20, kp: 20, tk: 10, n: 20 },
  ...{ 'bệnh viện đa khoa': 40, 'trạm y tế': 60, 'trạm xá': 30, 'nhà hộ sinh': 30 },
};

/** Words around units against units. */
const aroundCounts = 6;

/** Words of addresses: units of every level and time, the larger ones more often, with the kind before them and without. */
export function placeWords(): WordSource {
  const phrases: (readonly [string, number])[] = Object.entries(around).map(([word, count]) => [
    word,
    aroundCounts * count,
  ]);
  const add = (unit: string, withKind: number, bare: number): void => {
    phrases.push([unit, withKind], [bareName(unit), bare]);
  };
  for (const [province, districts] of Object.entries(places.legacy)) {
    add(province, 30, 60);
    for (const [district, communes] of Object.entries(districts)) {
      add(district, 8, 4);
      for (const commune of communes) add(commune, 0.6, 0.4);
    }
  }
  for (const [province, communes] of Object.entries(places.current)) {
    add(province, 10, 0);
    for (const commune of communes) add(commune, 0.3, 0);
  }
  for (const street of register.streets)
    phrases.push([street, 8], [`phố ${street}`, 8], [`đường ${street}`, 4]);
  for (const house of register.houses) phrases.push([house, 15]);
  for (const former of places.former) phrases.push([former, 10]);
  for (const { name } of history) add(name, 10, 10);
  return wordSource(phrases);
}
