import type { Random } from '#scripts/samples/random.ts';

const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const isTone = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** Letters and figures that are taken for each other in handwriting, both ways. */
const alike: readonly (readonly string[])[] = [
  ['a', 'ă', 'â'],
  ['e', 'ê'],
  ['o', 'ô', 'ơ'],
  ['u', 'ư'],
  ['d', 'đ'],
  ['n', 'u'],
  ['m', 'n'],
  ['i', 'y'],
  ['1', '7'],
  ['3', '8'],
  ['0', '6'],
  ['4', '9'],
  ['5', '6'],
  ['2', '7'],
];
const keyboardRows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const units = /[\p{L}\p{M}]+|\d/gu;

/** Syllables and figures of a text: each may be misread. */
export const unitsOf = (text: string): number => text.match(units)?.length ?? 0;

/** The text with one syllable's tone or letter, or one figure, taken for one it looks like; the text itself where nothing does. */
export function lookAlike(text: string, random: Random): string {
  const found = [...text.matchAll(units)];
  for (let tries = 0; tries < 4 && found.length > 0; tries++) {
    const unit = random.pick(found);
    const other =
      /\d/.test(unit[0]) || random.chance(0.4) ? otherLetter(unit[0], random) : otherTone(unit[0], random);
    if (other !== unit[0]) return splice(text, unit.index, unit[0].length, other);
  }
  return text;
}

/** The text with one key struck wrong: a tone, a neighbor on the keyboard, or a letter left out. */
export function slipped(text: string, random: Random): string {
  const found = [...text.matchAll(units)];
  if (found.length === 0) return text;
  const unit = random.pick(found);
  const which = random.next();
  if (/\d/.test(unit[0]) || which < 0.4)
    return splice(text, unit.index, unit[0].length, neighborKey(unit[0], random));
  if (which < 0.8) return splice(text, unit.index, unit[0].length, otherTone(unit[0], random));
  const at = random.int(0, unit[0].length - 1);
  return splice(text, unit.index, unit[0].length, splice(unit[0], at, 1, ''));
}

const splice = (text: string, at: number, length: number, by: string): string =>
  (text.slice(0, at) + by + text.slice(at + length)).normalize('NFC');

function otherTone(syllable: string, random: Random): string {
  const marks = [...syllable.normalize('NFD')];
  const at = marks.findIndex((mark) => isTone.test(mark));
  const own = at < 0 ? '' : (marks[at] ?? '');
  const tone = random.pick(tones.filter((one) => one !== own));
  if (at >= 0) return marks.with(at, tone).join('').normalize('NFC');
  const letters = [...syllable.normalize('NFC')];
  const vowel = letters.findLastIndex((letter) => /[aăâeêioôơuưy]/iu.test(letter));
  return vowel < 0
    ? syllable
    : letters
        .with(vowel, letters[vowel] + tone)
        .join('')
        .normalize('NFC');
}

function otherLetter(syllable: string, random: Random): string {
  const letters = [...syllable.normalize('NFC')];
  const choices = letters.flatMap((letter, at) =>
    alike
      .filter((group) => group.includes(letter.toLowerCase()))
      .flatMap((group) => group.filter((one) => one !== letter.toLowerCase()).map((by) => ({ at, by }))),
  );
  if (choices.length === 0) return syllable;
  const { at, by } = random.pick(choices);
  const isLarge = letters[at] !== letters[at]?.toLowerCase();
  return letters.with(at, isLarge ? by.toUpperCase() : by).join('');
}

function neighborKey(unit: string, random: Random): string {
  const letters = [...unit.normalize('NFC')];
  const places = letters.flatMap((letter, at) => {
    const row = keyboardRows.find((keys) => keys.includes(letter.toLowerCase()));
    const key = row?.indexOf(letter.toLowerCase()) ?? -1;
    return row ? [row[key - 1], row[key + 1]].flatMap((by) => (by ? [{ at, by }] : [])) : [];
  });
  if (places.length === 0) return unit;
  const { at, by } = random.pick(places);
  return letters.with(at, by).join('');
}
