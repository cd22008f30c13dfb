/**
 * The text of a machine's reading without what is not writing: leader dots and rules, strokes at the ends, double spaces;
 * signs that engines give for letters that no register has are put back (an Icelandic Ð is a Đ); a dash with a space on one
 * side has one on both (`Việt -Xô`).
 * NFC. Empty when nothing is left. Of free text (`isFree`) a full stop at the end of a sentence stays.
 */
export function inkText(text: string, isFree = false): string {
  const tidy = withoutDirt(text);
  const ends = isFree && /[\p{L}\d]\.\s*$/u.test(text) && tidy.split(' ').length >= sentence;
  return ends ? `${tidy}.` : tidy;
}

/** Shorter free texts are no sentences: a point after one is the first of the leader dots. */
const sentence = 8;

const withoutDirt = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/†/g, 't')
    .replace(/Ð/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/⁄/g, '/')
    .replace(/[.·•…_]{2,}|…/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L})(?: [-–]|[-–] )(?=\p{L})/gu, ' - ')
    .replace(/^[\s.,:;'"`~_\-–—|\\/*=<>«»]+/u, '')
    .replace(/[\s.,:;"`~_\-–—|\\/*=<>«»]+$/u, '')
    .trim();
