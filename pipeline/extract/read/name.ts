import names from '#pipeline/lexicon/names.generated.json' with { type: 'json' };
import { letterDistance } from '../letter-distance.ts';
import { spellingKey } from '../spelling-key.ts';
import { type FieldReader, type Read, tidy } from './reader.ts';

type Place = 'surname' | 'middle' | 'given';

/** How often a syllable stands at each place of a name; keys as in the lexicon. */
const counts: Record<Place, ReadonlyMap<string, number>> = {
  surname: new Map(Object.entries(names.surnames)),
  middle: new Map(Object.entries(names.middles).map(([syllable, [m = 0, f = 0]]) => [syllable, m + f])),
  given: new Map(Object.entries(names.givens).map(([syllable, [m = 0, f = 0]]) => [syllable, m + f])),
};
const knownKeys = new Set(
  [...Object.values(counts).flatMap((place) => [...place.keys()]), ...names.others].map(spellingKey),
);

const surnameKeys = new Set([...counts.surname.keys()].map(spellingKey));

/**
 * Syllables under which an ỵ may hide: no stock Vietnamese model can write that letter, and all of them together read Tỵ as
 * Tý, so agreement proves nothing. Print and hand alike. @source research/ocr.md §0.5, §5b
 */
const mayHideY = /^(?:[tkmls]|qu|thu|ngu)[yýỳỷỹ]$|^t[ụựị]$|^(?:th|ng)[úùủũụ]y$/u;

/** The same syllable with ỵ; null where it cannot be. */
function withDotY(syllable: string): string | null {
  if (!mayHideY.test(syllable.toLowerCase())) return null;
  const letters = [...syllable.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323\u031b]/g, '')];
  const last = letters.at(-1);
  if (last === undefined) return null;
  const upper = last === last.toUpperCase();
  return [...letters.slice(0, -1), upper ? 'Ỵ' : 'ỵ'].join('').normalize('NFC');
}

const placeOf = (index: number, of: number): Place =>
  index === 0 ? 'surname' : index === of - 1 ? 'given' : 'middle';

/** A surname so usual that a reading near it, which no surname is, is probably it. */
const usualSurname = 50;

/** A much likelier syllable a letter or a mark away from one the lexicon does not have at all; null when there is none. */
function likelier(syllable: string, place: Place): string | null {
  const lower = syllable.toLowerCase();
  if (lower.length < 2) return null;
  const isKnown = knownKeys.has(spellingKey(syllable));
  if (isKnown && (place !== 'surname' || surnameKeys.has(spellingKey(syllable)))) return null;
  let best: { syllable: string; score: number } | null = null;
  for (const [known, count] of counts[place]) {
    if (isKnown && count < usualSurname) continue;
    const distance = letterDistance(lower, known.toLowerCase(), lower.length <= 2 ? 0.3 : 1);
    if (distance === Number.POSITIVE_INFINITY) continue;
    const score = Math.log(count + 1) - 6 * distance;
    if (best === null || score > best.score) best = { syllable: known, score };
  }
  return best?.syllable ?? null;
}

/** Names begin with a large letter, each syllable of them; a small one was misread or is a slip. */
const withInitial = (syllable: string, of: number): string =>
  of > 1 ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable;

/** The lexicon's syllable in the letter case of the written one. */
const inCaseOf = (syllable: string, written: string): string =>
  written === written.toUpperCase() && written.length > 1
    ? syllable.toUpperCase()
    : written === written.toLowerCase()
      ? syllable.toLowerCase()
      : syllable;

/** What an officer is, written after the name: `Nguyễn Văn A - Phó Chủ tịch`. Without a dash only what no name is. */
const office =
  /\s*[-–,(]\s*(?:phó|chủ tịch|pct|công chức|cán bộ|trưởng|giám đốc|[uủ][yỷ] viên|thư ký|tư pháp).*$|\s+(?:phó\s+)?chủ tịch.*$/iu;

const withoutOffice = (text: string): string => tidy(text).replace(office, '');

function read(text: string): Read {
  const value = withoutOffice(text);
  return { value, doubts: value === '' ? ['not-understood'] : [], fit: 1, alternatives: [] };
}

/**
 * Names of people. Value: the name as it stands (case, tones and placement kept), without an office after it. A machine's syllable that no name has is
 * put right where one common syllable is a letter away, with a doubt, and the reading as it was stays in `written`.
 */
export const name: FieldReader = {
  read,
  guess(text) {
    // after a dash stands an office, however it was read
    const written = withoutOffice(text)
      .replace(/\s+[-–—]\s.*$/u, '')
      .split(' ')
      .filter((syllable) => syllable !== '');
    const repaired = written.map((syllable, i) => {
      const lettered = syllable.replace(/^1(?=\p{L})/u, 'L');
      const better = likelier(lettered, placeOf(i, written.length));
      return withInitial(better === null ? lettered : inCaseOf(better, syllable), written.length);
    });
    const changed = repaired.filter((syllable, i) => syllable !== written[i]).length;
    const strange = repaired.filter((syllable) => !knownKeys.has(spellingKey(syllable))).length;
    const dotted = repaired.map((syllable) => withDotY(syllable));
    const hidden = dotted.some((syllable) => syllable !== null);
    const share = written.length === 0 ? 1 : (changed + strange) / written.length;
    return {
      value: repaired.join(' '),
      doubts: [
        ...(changed > 0 ? (['near-lexicon'] as const) : []),
        ...(strange > 0 ? (['not-in-lexicon'] as const) : []),
        ...(hidden ? (['unreadable-letter'] as const) : []),
      ],
      fit: Math.max(0.3, 1 - 0.7 * share),
      alternatives: [
        ...(changed > 0 ? [repaired.join(' ')] : []),
        ...(hidden ? [repaired.map((syllable, i) => dotted[i] ?? syllable).join(' ')] : []),
      ],
    };
  },
};
