/** Letters that take a second key: aa, aw, dd, ee, oo, ow, uw. */
const twoKeys = new Set([...'âăđêôơư']);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * Keys struck to type a text in Telex, the modifiers held (Shift, Ctrl) not counted: `Nguyễn` is n g u y e e n x, 8; ươ is
 * typed u o w.
 */
export function telexKeys(text: string): number {
  const marked = text.normalize('NFD').toLowerCase();
  const letters = [...marked.replace(tones, '').normalize('NFC')];
  const second = letters.filter(
    (letter, i) => twoKeys.has(letter) && !(letter === 'ư' && letters[i + 1] === 'ơ'),
  );
  return letters.length + second.length + (marked.match(tones)?.length ?? 0);
}

const fullDate = /^\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4}$/;

/** Keys of a date: its figures alone, the screen sets the strokes. */
export const dateKeys = (text: string): number => (fullDate.test(text.trim()) ? 8 : telexKeys(text));
