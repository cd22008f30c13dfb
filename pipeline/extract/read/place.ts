import places from '#pipeline/lexicon/places.generated.json' with { type: 'json' };
import { letterDistance } from '../letter-distance.ts';
import { spellingKey } from '../spelling-key.ts';
import { type FieldReader, type Read, tidy, understood } from './reader.ts';

const kindOfUnit =
  /^(?:Thành phố|Thị xã|Thị trấn|Thủ đô|Đặc khu|Tỉnh|Quận|Huyện|Phường|Xã|TP\.?|TX\.?|TT\.?)\s+/iu;
const withoutKind = (unit: string): string => unit.replace(kindOfUnit, '');

/** Names of units without their kind, as keys, with a spelling of each; old and new communes, districts, provinces. */
const spellingOf = new Map<string, string>();
const add = (unit: string) => spellingOf.set(spellingKey(withoutKind(unit)), withoutKind(unit));
for (const [province, districts] of Object.entries(places.legacy))
  for (const unit of [province, ...Object.keys(districts), ...Object.values(districts).flat()]) add(unit);
for (const [province, communes] of Object.entries(places.current))
  for (const unit of [province, ...communes]) add(unit);
for (const unit of places.former) add(unit);

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

/** Parts of an address between commas, or dashes with spaces; the kind word of a part is kept apart. */
const partsOf = (text: string): { kind: string; name: string }[] =>
  text.split(/\s*[,;]\s*|\s+[-–]\s+/).map((part) => {
    const kind = kindOfUnit.exec(part)?.[0] ?? '';
    return { kind, name: part.slice(kind.length) };
  });

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
    let isNear = false;
    const repaired = partsOf(value).map(({ kind, name }) => {
      const isKnown = name === '' || /\d/.test(name) || spellingOf.has(spellingKey(name));
      const near = isKnown ? null : nearest(name);
      if (!isKnown && (near !== null || kind !== '')) unknownUnits += 1;
      if (near !== null) isNear = true;
      return kind + (near ?? name);
    });
    return {
      value,
      doubts: isNear ? ['near-lexicon'] : unknownUnits > 0 ? ['not-in-lexicon'] : [],
      fit: Math.max(0.4, 1 - 0.25 * unknownUnits),
      alternatives: isNear ? [repaired.join(', ')] : [],
    };
  },
};
