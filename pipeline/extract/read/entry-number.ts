import { type FieldReader, notUnderstood, type Read, understood } from './reader.ts';

/**
 * Số: `24`, `015`, `15a`, `45 bis`, `386/2026`, `số 45 quyển 01/1987` (45). Value: without spaces, without `Số` and without leading
 * zeros, which `written` keeps; letters of a number given between two others in small ones.
 * @source domain §2.2, §3.5
 */
function read(text: string): Read {
  const plain = text
    .normalize('NFC')
    .replace(/^\s*số\s*[:.]?\s*/iu, '')
    .replace(/[\s,;–-]*quyển.*$/iu, '')
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
    .toLowerCase();
  return /^\d{1,6}(?:bis|ter|quater|[a-dđ]|\(\d\))?(?:\/\d{4})?$/u.test(plain)
    ? understood(plain)
    : notUnderstood();
}

const lookAlike: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  l: '1',
  I: '1',
  '|': '1',
  S: '5',
  B: '8',
};

export const entryNumber: FieldReader = {
  read,
  guess(text) {
    const plain = read(text);
    if (plain.value !== null) return plain;
    const digits = text
      .replace(/b[iíìỉI1l|]s(?=\s*(?:\/|$))/u, 'bis')
      .replace(/[OolI|SB]/g, (letter) => lookAlike[letter] ?? letter);
    const repaired = read(digits);
    return repaired.value === null ? plain : { ...repaired, doubts: ['low-confidence'], fit: 0.5 };
  },
};
