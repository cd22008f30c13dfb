import places from '#pipeline/lexicon/places.generated.json' with { type: 'json' };
import { letterDistance } from '../letter-distance.ts';
import { spellingKey } from '../spelling-key.ts';
import { type FieldReader, type Read, tidy, understood } from './reader.ts';

const kindOfUnit = /^(?:thành phố|thị xã|thị trấn|thủ đô|đặc khu|tỉnh|quận|huyện|phường|xã|tp|tx|tt|kp)\s+/u;
const bare = (unit: string): string => spellingKey(unit).replace(kindOfUnit, '');

/** Names of units without their kind, as keys, with a spelling of each; old and new communes, districts, provinces. */
const spellingOf = new Map<string, string>();
const withoutKind = (unit: string): string =>
  unit.replace(/^(?:Thành phố|Thị xã|Thị trấn|Thủ đô|Đặc khu|Tỉnh|Quận|Huyện|Phường|Xã)\s+/u, '');
for (const [province, districts] of Object.entries(places.legacy)) {
  for (const unit of [province, ...Object.keys(districts), ...Object.values(districts).flat()])
    spellingOf.set(bare(unit), withoutKind(unit));
}
for (const [province, communes] of Object.entries(places.current))
  for (const unit of [province, ...communes]) spellingOf.set(bare(unit), withoutKind(unit));
for (const unit of places.former) spellingOf.set(bare(unit), withoutKind(unit));

/** Known keys by their length, so that near ones are looked for among few. */
const byLength = new Map<number, string[]>();
for (const key of spellingOf.keys()) byLength.set(key.length, [...(byLength.get(key.length) ?? []), key]);

function nearest(key: string): string | null {
  const limit = Math.min(1.3, key.length * 0.15);
  let best: { spelling: string; distance: number } | null = null;
  for (const length of [key.length, key.length - 1, key.length + 1])
    for (const known of byLength.get(length) ?? []) {
      const distance = letterDistance(key, known, best === null ? limit : best.distance);
      if (distance <= limit && (best === null || distance < best.distance))
        best = { spelling: spellingOf.get(known) ?? known, distance };
    }
  return best?.spelling ?? null;
}

/** Parts of an address between commas or dashes with spaces; the kind word of a part is kept apart. */
function partsOf(text: string): { kind: string; name: string; before: string }[] {
  return text
    .split(/(\s*[,;]\s*|\s+[-–]\s+)/)
    .reduce<{ kind: string; name: string; before: string }[]>((parts, piece, i) => {
      if (i % 2 === 1) return parts;
      const before = i === 0 ? '' : ', ';
      const match =
        /^((?:Thành phố|Thị xã|Thị trấn|Thủ đô|Đặc khu|Tỉnh|Quận|Huyện|Phường|Xã|TP\.?|TX\.?|TT\.?)\s+)?(.*)$/iu.exec(
          piece,
        );
      return [...parts, { kind: match?.[1] ?? '', name: match?.[2] ?? piece, before }];
    }, []);
}

/** Value: as written. */
const read = (text: string): Read => understood(tidy(text));

/**
 * Places. The lists of units only weigh, doubt and offer: a hamlet, a street or a commune of 1960 is rightly in none of them,
 * so the value keeps what is written.
 */
export const place: FieldReader = {
  read,
  guess(text) {
    const value = tidy(text);
    let unknownUnits = 0;
    let repaired = '';
    let changed = false;
    for (const { kind, name, before } of partsOf(value)) {
      const key = spellingKey(name);
      const known = spellingOf.has(key) || /\d/.test(name) || key === '';
      const near = known ? null : nearest(key);
      if (!known && (near !== null || kind !== '')) unknownUnits += 1;
      if (near !== null) changed = true;
      repaired += before + kind + (near ?? name);
    }
    return {
      value,
      doubts: changed ? ['near-lexicon'] : unknownUnits > 0 ? ['not-in-lexicon'] : [],
      fit: Math.max(0.4, 1 - 0.25 * unknownUnits),
      alternatives: changed ? [repaired] : [],
    };
  },
};
