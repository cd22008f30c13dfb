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
