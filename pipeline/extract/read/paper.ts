import { fromIso } from '../partial-date.ts';
import { personalIdFacts } from '../personal-id.ts';
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

/**
 * Against readings of figures that no paper has, nats: twelve that begin with no place that numbers are given in, a day that
 * never was, a number with a letter or a colon in it.
 */
function priorOf(text: string): number {
  const numbers = text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  const strange = numbers.filter(
    (number) => !number.startsWith('0') || personalIdFacts(number)?.placeKnown !== true,
  );
  const days = [...text.matchAll(/(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g)];
  const never = days.filter(
    ([, day = '', month = '', year = '']) =>
      !/^(?:19|20)/.test(year) ||
      fromIso(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) === null,
  );
  const mixed = text.match(/\d[^\s\d/.,-]\d|\d{3}[\p{L}:](?!\p{L})/gu) ?? [];
  return -4 * strange.length - 3 * never.length - 2 * mixed.length;
}

export const paper: FieldReader = {
  read,
  guess(text) {
    const repaired = withNumbersRepaired(tidy(text));
    const found = { ...read(repaired), prior: priorOf(repaired) };
    return repaired === tidy(text)
      ? found
      : { ...found, doubts: [...found.doubts, 'low-confidence'], fit: 0.7 * found.fit };
  },
};
