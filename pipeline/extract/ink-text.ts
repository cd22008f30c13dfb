/**
 * The text of a machine's reading without what is not writing: leader dots and rules, strokes at the ends, double spaces.
 * NFC. Empty when nothing is left.
 */
export const inkText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[.·•…_]{2,}|…/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,:;'"`~_\-–—|\\/*=<>«»]+/u, '')
    .replace(/[\s.,:;"`~_\-–—|\\/*=<>«»]+$/u, '')
    .trim();
