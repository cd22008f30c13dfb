import { remembering } from './remembering.ts';

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * Equal for spellings of one text that differ only in case, hyphens, spacing, punctuation or where the tone mark sits
 * (hòa, hoà): each syllable's letters with its tone moved to the end. Tones and other marks still count: Hòa is not Hoa,
 * Lý is not Lí.
 */
export const spellingKey = remembering(keyOf, 30_000);

function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((syllable) => syllable !== '')
    .map((syllable) => syllable.replace(tone, '') + (syllable.match(tone)?.join('') ?? ''))
    .join(' ')
    .normalize('NFC');
}
