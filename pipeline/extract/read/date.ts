import { toIso } from '../partial-date.ts';
import { parseDate } from './parse-date.ts';
import { type FieldReader, notUnderstood, type Read, type ReadContext } from './reader.ts';

function read(text: string, { latestYear }: ReadContext): Read {
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
        doubts: isPartial ? ['partial-date'] : [],
        fit: parsed.century === 'inferred' ? 0.8 : 1,
        alternatives: [],
      };
    }
  }
}

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
  S: '5',
  s: '5',
  b: '6',
  G: '6',
  B: '8',
  g: '9',
  q: '9',
};

/** Digits mistaken for letters put right in a text that is otherwise digits and separators; null when there is none. */
function withDigits(text: string): string | null {
  const repaired = text.replace(/[OoDQlIi!ZSsbGBgq]/g, (letter) => asDigit[letter] ?? letter);
  return repaired !== text && /^[\d\s/.,\-–:|]+$/.test(repaired) ? repaired : null;
}

/** Dates in digits, or words, or both: `12/5/1987`, `ngày 12 tháng 5 năm 1987`, `5/1987`, `1944`. Value: ISO partial date. */
export const date: FieldReader = {
  read,
  guess(text, context) {
    const plain = read(text, context);
    // digits run together have probably lost their separators, or a separator was read as a digit
    if (plain.value !== null && /^\d{6,8}$/.test(text))
      return { ...plain, doubts: [...plain.doubts, 'low-confidence'], fit: 0.6 * plain.fit };
    if (plain.value !== null || plain.doubts.includes('impossible-date')) return plain;
    const digits = withDigits(text);
    if (digits === null) return plain;
    const repaired = read(digits, context);
    if (repaired.value === null) return plain;
    return {
      ...repaired,
      doubts: [...repaired.doubts, 'low-confidence'],
      fit: 0.6 * repaired.fit,
      alternatives: [digits],
    };
  },
};
