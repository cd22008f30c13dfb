import { toIso } from '../partial-date.ts';
import { likelyDigits } from './likely-digits.ts';
import { parseDate } from './parse-date.ts';
import { type FieldReader, notUnderstood, type Read, type ReadContext } from './reader.ts';
import { unplainDate } from './unplain-date.ts';

/** A day said in a way that is usual for lunar days only: the full moon, the twelfth month by its old name. */
const maybeLunar = /(?<![\p{L}\p{M}])(?:rằm|chạp)(?![\p{L}\p{M}])/iu;

function read(text: string, context: ReadContext): Read {
  return unplainDate(text, context) ?? twice(text, context) ?? plainDate(text, context);
}

function plainDate(text: string, { latestYear }: ReadContext): Read {
  const parsed = parseDate(text, latestYear);
  switch (parsed.is) {
    case 'impossible':
      return notUnderstood('impossible-date');
    case 'short-year':
      return notUnderstood('partial-date');
    case 'unknown':
      return notUnderstood();
    case 'date': {
      const isPartial = parsed.date.day === null || parsed.century === 'inferred';
      return {
        value: toIso(parsed.date),
        doubts: [
          ...(isPartial ? (['partial-date'] as const) : []),
          ...(maybeLunar.test(text) ? (['lunar-date'] as const) : []),
        ],
        fit: parsed.century === 'inferred' ? 0.8 : 1,
        alternatives: [],
      };
    }
  }
}

/** A date in digits with its words in brackets behind it, `12/5/1987 (mười hai tháng năm …)`: they must be one day. */
function twice(text: string, context: ReadContext): Read | null {
  const [, first = '', second = ''] = /^(.*\d.*?)\s*[([](.+?)[)\]]?\s*\.?$/u.exec(text) ?? [];
  if (second === '') return null;
  const [one, other] = [plainDate(first, context), plainDate(second, context)];
  if (one.value === null || other.value === null) return null;
  if (one.value === other.value || one.value.startsWith(other.value)) return one;
  if (other.value.startsWith(one.value)) return other;
  return { ...one, doubts: [...one.doubts, 'words-and-digits-differ'], fit: 0.4, alternatives: [second] };
}

/** Nobody in a book was born before that, and no entry tells what came after it was written. Nats, for choosing readings. */
const earliest = 1840;
function priorOf({ value }: Read, { latestYear }: ReadContext): number {
  const year = Number(value?.slice(0, 4));
  if (value === null) return 0;
  if (year < earliest || year > (latestYear ?? 2100)) return -4;
  return year < 1890 ? -1.5 : 0;
}

function repaired(text: string, context: ReadContext): Read {
  const plain = read(text, context);
  // digits run together have probably lost their separators, or a separator was read as a digit
  if (plain.value !== null && /^\d{6,8}$/.test(text))
    return { ...plain, doubts: [...plain.doubts, 'low-confidence'], fit: 0.6 * plain.fit };
  if (plain.value !== null || plain.doubts.includes('impossible-date')) return plain;
  const digits = likelyDigits(text);
  const found = digits === null ? null : read(digits, context);
  if (digits === null || found === null || found.value === null) return plain;
  return {
    ...found,
    doubts: [...found.doubts, 'low-confidence'],
    fit: 0.6 * found.fit,
    alternatives: [digits],
  };
}

/** Dates in digits, or words, or both: `12/5/1987`, `ngày 12 tháng 5 năm 1987`, `5/1987`, `1944`. Value: ISO partial date. */
export const date: FieldReader = {
  read,
  guess(text, context) {
    const found = repaired(text, context);
    return { ...found, prior: priorOf(found, context) };
  },
};
