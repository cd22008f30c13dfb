import type { Random } from '../samples/random.ts';

const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'] as const;
const isTone = /[\u0300\u0301\u0303\u0309\u0323]/;
/** Pairs that ear and eye take for each other; hỏi and ngã above all. @source domain §5.6 */
const swapped: Readonly<Record<string, readonly string[]>> = {
  '\u0309': ['\u0303', '\u0303', '\u0303', '\u0301'],
  '\u0303': ['\u0309', '\u0309', '\u0309', '\u0301'],
  '\u0301': ['\u0300', '\u0309', '\u0300'],
  '\u0300': ['\u0301', '\u0301', '\u0309'],
  '\u0323': ['\u0309', '\u0303', '\u0301'],
};
const otherMark: Readonly<Record<string, string>> = { ă: 'â', â: 'ă', ô: 'ơ', ơ: 'ô', ê: 'e', ư: 'u' };
const vowel = /[aeiouy]/;

const parted = (syllable: string): string => syllable.normalize('NFD');
const joined = (syllable: string): string => syllable.normalize('NFC');

/** Null where a syllable has nothing of the kind. All keep the case of letters and answer NFC. */
export const loseTone = (syllable: string): string | null => {
  const bare = parted(syllable).replace(isTone, '');
  return bare === parted(syllable) ? null : joined(bare);
};

export function swapTone(syllable: string, random: Random): string | null {
  const tone = isTone.exec(parted(syllable))?.[0];
  return tone === undefined
    ? null
    : joined(parted(syllable).replace(tone, random.pick(swapped[tone] ?? tones)));
}

/** A tone where none stands: Lan, Lán. */
export function gainTone(syllable: string, random: Random): string | null {
  const letters = parted(syllable);
  if (isTone.test(letters)) return null;
  const at = [...letters.toLowerCase()].findIndex((letter) => vowel.test(letter));
  return at < 0 ? null : joined(letters.slice(0, at + 1) + random.pick(tones) + letters.slice(at + 1));
}

/** ơ, ư, ă, â, ê, ô without their mark; the tone stays. */
export const loseMark = (syllable: string): string | null => {
  const bare = parted(syllable).replace(/[\u0302\u0306\u031b]/g, '');
  return bare === parted(syllable) ? null : joined(bare);
};

export const swapMark = (syllable: string): string | null => changedLetter(syllable, otherMark);

export const barD = (syllable: string): string | null =>
  /[đd]/i.test(syllable)
    ? syllable.replace(/[đd]/i, (d) => ({ đ: 'd', d: 'đ', Đ: 'D', D: 'Đ' })[d] ?? d)
    : null;

/** Lý, Lí; only where y alone is the vowel. */
export function yForI(syllable: string): string | null {
  const letters = parted(syllable);
  const found = /^([^aeiouyAEIOUY]+)([iy])(\p{M}*)$/u.exec(letters);
  if (!found) return null;
  const [, head = '', last = '', marks = ''] = found;
  return joined(head + (last === 'y' ? 'i' : 'y') + marks);
}

/** Hòa, Hoà: the tone on the other of two vowels in open oa, oe, uy. */
export function otherPlacement(syllable: string): string | null {
  const found = /^(.*)([oO][aeAE]|[uU][yY])$/u.exec(parted(syllable).replace(isTone, ''));
  const tone = isTone.exec(parted(syllable));
  if (!found || !tone || /^q/i.test(syllable)) return null;
  const [, head = '', [first = '', second = ''] = []] = found as unknown as [string, string, string];
  const isOnFirst = parted(syllable).indexOf(tone[0]) === head.length + 1;
  return joined(isOnFirst ? head + first + second + tone[0] : head + first + tone[0] + second);
}

function changedLetter(syllable: string, into: Readonly<Record<string, string>>): string | null {
  const tone = isTone.exec(parted(syllable))?.[0] ?? '';
  const bare = [...joined(parted(syllable).replace(isTone, ''))];
  const at = bare.findIndex((letter) => into[letter.toLowerCase()] !== undefined);
  if (at < 0) return null;
  const letter = bare[at] ?? '';
  const other = into[letter.toLowerCase()] ?? letter;
  bare[at] = (letter === letter.toLowerCase() ? other : other.toUpperCase()) + tone;
  return joined(bare.join(''));
}
