/**
 * The key under which spellings of one name meet: NFC → lower case → marks off, đ → d, hyphens and runs of space to one
 * space. For search and blocking only; never printed, never compared for equality of names.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * `fold`, and i and y as one letter where they are written for one another: Lý and Lí, Mỹ and Mĩ, Quý and Quí meet;
 * Mai and May, Thúy and Thúi are other names. For search only.
 */
export const foldSound = (text: string): string =>
  fold(text).replace(/(?<=^|\s)(qu|[bcdghklmnpqrstvx]{1,3})y(?=\s|$)/g, '$1i');

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * Equal for spellings of one text that differ only in case, hyphens, spacing, punctuation or where the tone mark sits
 * (hòa, hoà): each syllable's letters with its tone moved to the end. Tones and other marks still count: Hòa is not Hoa,
 * Lý is not Lí.
 */
export const foldPlacement = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((syllable) => syllable !== '')
    .map((syllable) => syllable.replace(tone, '') + (syllable.match(tone)?.join('') ?? ''))
    .join(' ')
    .normalize('NFC');
