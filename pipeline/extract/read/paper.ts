import { withNumbersRepaired } from './likely-digits.ts';
import { type FieldReader, type Read, tidy } from './reader.ts';

/**
 * An identity paper with its number: `CMND số 012345678`, `Thẻ CCCD 001087012345`, `Hộ chiếu B1234567`. Value: the text.
 * Doubted when no number of 9 or 12 digits, and no passport number, stands in it. @source domain §5.4
 */
function read(text: string): Read {
  const value = tidy(text);
  const joined = value.replace(/(?<=\d)[\s.](?=\d)/g, '');
  const likely = /(?<!\d)(?:\d{9}|\d{12})(?!\d)|[A-Z]\s?\d{7}(?!\d)/u.test(joined);
  return { value, doubts: likely ? [] : ['not-understood'], fit: likely ? 1 : 0.5, alternatives: [] };
}

export const paper: FieldReader = {
  read,
  guess(text) {
    const repaired = withNumbersRepaired(tidy(text));
    const found = read(repaired);
    return repaired === tidy(text)
      ? found
      : { ...found, doubts: [...found.doubts, 'low-confidence'], fit: 0.7 * found.fit };
  },
};
