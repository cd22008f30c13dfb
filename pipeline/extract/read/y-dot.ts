/**
 * Syllables under which an ỵ may hide, and those with it: stock Vietnamese models cannot write that letter, all of them read
 * Tỵ as Tý, so agreement proves nothing. Print and hand alike. @source research/ocr.md §0.5, §5b
 */
const mayHideY = /^(?:[tkmls]|qu|thu|ngu)[yýỳỷỹỵ]$|^t[ụựị]$|^(?:th|ng)[úùủũụ]y$/u;

/** The same syllable with ỵ, the letter case kept; null where none can be. */
function withDotY(syllable: string): string | null {
  if (!mayHideY.test(syllable.toLowerCase())) return null;
  const letters = [...syllable.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323\u031b]/g, '')];
  const last = letters.at(-1);
  if (last === undefined) return null;
  const upper = last === last.toUpperCase();
  return [...letters.slice(0, -1), upper ? 'Ỵ' : 'ỵ'].join('').normalize('NFC');
}

/**
 * Whether an ỵ may hide in a name, and the name with it; the other text is the same name where the ỵ was read. Null when no
 * syllable can have one.
 */
export function maybeDotY(syllables: readonly string[]): { readonly other: string } | null {
  const dotted = syllables.map(withDotY);
  if (dotted.every((syllable) => syllable === null)) return null;
  return { other: syllables.map((syllable, i) => dotted[i] ?? syllable).join(' ') };
}
