import { smallNumber } from './number-words.ts';
import { type FieldReader, notUnderstood, type Read, understood } from './reader.ts';

/** `14 giờ 30 phút`, `0h20'`, `18:10`, `14 30`, `mười tám giờ mười phút`. Value: `HH:MM`, or `HH` when no minute is written. */
function read(text: string): Read {
  const plain = text.normalize('NFC').toLowerCase().trim();
  const words = plain
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
  const hourAt = words.indexOf('giờ');
  const digits = /^(?:lúc\s+)?(\d{1,2})\s*(?:giờ|h|g|:|\s)?\s*(?:(\d{1,2})\s*(?:phút|ph|p|['’′])?)?$/u.exec(
    plain,
  );
  const [hour, minute] = digits
    ? [Number(digits[1]), digits[2] === undefined ? null : Number(digits[2])]
    : [numberOf(words.slice(words[0] === 'lúc' ? 1 : 0, hourAt)), numberOf(words.slice(hourAt + 1))];
  if ((!digits && hourAt < 1) || hour === null || Number.isNaN(hour) || Number.isNaN(minute))
    return notUnderstood();
  if (hour > 24 || (minute ?? 0) > 59) return notUnderstood();
  const two = (n: number) => String(n).padStart(2, '0');
  return understood(minute === null ? two(hour) : `${two(hour)}:${two(minute)}`);
}

/** Null when no words are left, NaN when they are no number. */
function numberOf(words: readonly string[]): number | null {
  const said = words.filter((word) => word !== 'phút' && word !== '');
  return said.length === 0 ? null : (smallNumber(said) ?? Number.NaN);
}

export const time: FieldReader = { read };
