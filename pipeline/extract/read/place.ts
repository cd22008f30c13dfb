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

/** Known names in lower case by their length, so that near ones are looked for among few. */
const byLength = new Map<number, Map<string, string>>();
for (const spelling of spellingOf.values()) {
  const known = byLength.get(spelling.length) ?? new Map<string, string>();
  byLength.set(spelling.length, known.set(spelling.toLowerCase(), spelling));
}

function nearest(name: string): string | null {
  const written = name.toLowerCase();
  let limit = Math.min(1.3, written.length * 0.15);
  let best: string | null = null;
  for (const length of [written.length, written.length - 1, written.length + 1])
    for (const [known, spelling] of byLength.get(length) ?? []) {
      const distance = letterDistance(written, known, limit);
      if (distance === Number.POSITIVE_INFINITY || (best !== null && distance === limit)) continue;
      [best, limit] = [spelling, distance];
    }
  return best;
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

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/^P\s*\.\s*(?=\p{Lu}|\d)/u, 'phường '],
  [/^X\s*\.\s*(?=\p{Lu})/u, 'xã '],
  [/^(?:TT\s*\.\s*|TT\s+)(?=\p{Lu})/u, 'thị trấn '],
  [/^Q\s*\.\s*(?=\p{Lu}|\d)/u, 'quận '],
  [/^H\s*\.\s*(?=\p{Lu})/u, 'huyện '],
  [/^(?:TX\s*\.\s*|TX\s+)(?=\p{Lu})/u, 'thị xã '],
  [/^(?:T[Pp]\s*\.\s*|TP\s+)(?=\p{Lu})/u, 'thành phố '],
];
/** `T.` is tỉnh only where a province stands: before it, it may be a thôn or a tổ. */
const provinceOnly: readonly [RegExp, string] = [/^T\s*\.\s*(?=\p{Lu})/u, 'tỉnh '];

/** The kinds of units written out; they were abbreviated against the rules (764-TTg Điều 3). */
const inFull = (text: string): string =>
  tidy(text)
    .split(/\s*,\s*/)
    .map((part, i, all) => {
      const known = i === all.length - 1 ? [...abbreviations, provinceOnly] : abbreviations;
      return known.reduce((so, [short, full]) => so.replace(short, full), part);
    })
    .join(', ');

/** Value: as written, the kinds of units in full. */
const read = (text: string): Read => understood(inFull(text));

/**
 * Places. The lists of units only weigh, doubt and offer: a hamlet, a street or a commune of 1960 is rightly in none of them,
 * so the value keeps what is written.
 */
export const place: FieldReader = {
  read,
  guess(text) {
    const value = inFull(text);
    let unknownUnits = 0;
    let repaired = '';
    let changed = false;
    for (const { kind, name, before } of partsOf(value)) {
      const key = spellingKey(name);
      const known = spellingOf.has(key) || /\d/.test(name) || key === '';
      const near = known ? null : nearest(name);
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
