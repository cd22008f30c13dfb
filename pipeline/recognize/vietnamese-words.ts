import names from '../lexicon/names.generated.json' with { type: 'json' };
import places from '../lexicon/places.generated.json' with { type: 'json' };
import type { WordPrior } from './search-texts.ts';

/** Words of dates, of amounts and of the forms themselves, which no list of names has. */
const everyday =
  'ngày tháng năm giờ phút sinh một hai ba bốn tư lăm sáu bảy tám chín mười mươi linh lẻ trăm nghìn ngàn không ' +
  'nam nữ kinh thôn ấp xã phường quận huyện thị trấn tỉnh thành phố tổ khu đường số việt và con cha mẹ vợ chồng ông bà';

/** What a letter costs where nothing is known (nats): a listed word is worth what it saves against its letters one by one. */
const letterCost = 2.2;
/** What each letter of a word in no list costs: little, and by the letter, so that running words together gains nothing. */
const strangeLetter = 0.5;

/** Even the rarest and shortest word of a list is worth this much more than one of none. */
const listed = 1;

/** How much words speak for a text: those of Vietnamese names and places, by how common the lexicons count them; digits say nothing. */
export function vietnameseWords(): WordPrior {
  const counts = new Map<string, number>();
  const add = (text: string, count: number): void => {
    for (const word of text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + count);
  };
  for (const [word, count] of Object.entries(names.surnames)) add(word, count);
  for (const list of [names.middles, names.givens])
    for (const [word, both] of Object.entries(list))
      add(
        word,
        both.reduce((sum, n) => sum + n, 0),
      );
  for (const word of names.others) add(word, 1);
  for (const place of textsOf(places)) add(place, 1);
  add(everyday, 300);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (word) => {
    if (/\p{N}/u.test(word)) return 0;
    const count = counts.get(word.toLowerCase().normalize('NFC'));
    const letters = [...word].length;
    const strange = -strangeLetter * letters;
    return count === undefined
      ? strange
      : Math.max(strange + listed, Math.log(count / total) + letterCost * letters);
  };
}

/** All names in nested lists. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}
