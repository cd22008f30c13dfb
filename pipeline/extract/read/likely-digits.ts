/** Letters that machines put in place of digits. */
const asDigit: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  b: '6',
  ó: '6',
  Ó: '6',
  G: '6',
  B: '8',
  g: '9',
  q: '9',
};

/** Digits mistaken for letters put right in a text that is otherwise digits and separators; null when there is none. */
export function likelyDigits(text: string): string | null {
  const repaired = text.replace(/[OoDQlIi!ZzSsbóÓGBgq]/g, (letter) => asDigit[letter] ?? letter);
  return repaired !== text && /^[\d\s/.,\-–:|]+$/.test(repaired) ? repaired : null;
}

/** In running text, numbers of which a machine wrote some digits as letters: `ngõ 3ó7`, `số 38O`. A number with a letter behind stays: `15a`. */
export const withNumbersRepaired = (text: string): string =>
  text.replace(/(?<![\p{L}\p{M}\d])[\dOoóÓlI]*\d[\dOoóÓlI]*(?![\p{L}\p{M}\d])/gu, (number) =>
    number.replace(/[OoóÓlI]/g, (letter) => asDigit[letter] ?? letter),
  );
