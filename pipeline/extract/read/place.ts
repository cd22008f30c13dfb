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
  [/(?<=^|\s)P\s*\.\s*(?=\p{Lu}|\d)/gu, 'phường '],
  [/(?<=^|\s)X\s*\.\s*(?=\p{Lu})/gu, 'xã '],
  [/(?<=^|\s)TT(?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thị trấn '],
  [/(?<=^|\s)Q\s*\.\s*(?=\p{Lu}|\d)/gu, 'quận '],
  [/(?<=^|\s)H\s*\.\s*(?=\p{Lu})/gu, 'huyện '],
  [/(?<=^|\s)TX(?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thị xã '],
  [/(?<=^|\s)T[Pp](?:\s*\.\s*|\s+)(?=\p{Lu})/gu, 'thành phố '],
  // only in the last part of an address: before it, T. may be a thôn or a tổ
  [/(?<=,\s*)T\s*\.\s*(?=\p{Lu}[^,]*$)/gu, 'tỉnh '],
];

/** The kinds of units written out; they were abbreviated against the rules (764-TTg Điều 3). */
const inFull = (text: string): string =>
  abbreviations.reduce((so, [short, full]) => so.replace(short, full), tidy(text).replace(/\s*,\s*/g, ', '));

/** Value: as written, the kinds of units in full. */
const read = (text: string): Read => understood(inFull(text));

/**
 * Places. The lists of units only weigh, doubt and offer: a hamlet, a street or a commune of 1960 is rightly in none of them,
 * so the value keeps what is written.
 */
export const place: FieldReader = {
  read,
  guess(text) {
    // a point read as a comma: P, Điện Biên
    const value = inFull(text.replace(/(?<=^|\s)(P|X|Q|H|TP|TT|TX),\s*(?=\p{Lu})/gu, '$1. '));
    let unknownUnits = 0;
    let knownUnits = 0;
    let isNear = false;
    const repaired = partsOf(value).map(({ kind, name }) => {
      const isKnown = name === '' || /\d/.test(name) || spellingOf.has(spellingKey(name));
      const near = isKnown ? null : nearest(name);
      if (near !== null || spellingOf.has(spellingKey(name))) knownUnits += 1;
      if (!isKnown && (near !== null || kind !== '')) unknownUnits += 1;
      if (near !== null) isNear = true;
      return kind + (near ?? name);
    });
    return {
      value,
      doubts: isNear ? ['near-lexicon'] : unknownUnits > 0 || knownUnits === 0 ? ['not-in-lexicon'] : [],
      fit: knownUnits === 0 ? 0.5 : Math.max(0.4, 1 - 0.25 * unknownUnits),
      alternatives: isNear ? [repaired.join(', ')] : [],
    };
  },
};
