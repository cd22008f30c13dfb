import { fold } from '#schemas/fold.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';

/** What a clerk typed, taken apart. */
export interface SearchQuery {
  /** Folded words of a name, in the order typed. */
  readonly words: readonly string[];
  /** The name part as typed, NFC and lower case, with its tone marks. */
  readonly typed: string;
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  /** ISO day the event is looked for at. */
  readonly eventDate: string | null;
  readonly year: number | null;
  readonly kind: RecordKind | null;
}

const isYear = (digits: string): boolean => /^(1[89]|20)\d\d$/.test(digits);

/**
 * "Nguyễn Văn An 1975", "an nguyen", "số 45 quyển 01/2016", "45/2016", "Lan 12/5/1990". A number alone is an entry
 * number; a year beside something else narrows; what is left is a name.
 */
export function searchQuery(q: string, filter: { kind?: RecordKind; year?: number } = {}): SearchQuery {
  let rest = ` ${q.normalize('NFC').toLowerCase()} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ');
    return found;
  };
  const day = take(/(?<=\s)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?=\s)/);
  const iso = take(/(?<=\s)(\d{4})-(\d{2})-(\d{2})(?=\s)/);
  const book = take(/(?<=\s)q(?:uyển|uyen)?(?:\s*số|\s*so)?[\s.:]*(\d{1,6}(?:[/-]\d{2,4})?)(?=[\s,;])/);
  const entry =
    take(/(?<=\s)s(?:ố|o)[\s.:]*(\d{1,6})(?:\/(\d{4}))?(?=[\s,;])/) ??
    take(/(?<=\s)(\d{1,6})\/(\d{4})(?=[\s,;])/);
  const numbers = [...rest.matchAll(/(?<=\s)\d{1,6}(?=[\s,;])/g)].map((match) => match[0]);
  const letters = fold(rest.replace(/\d+/g, ' '));
  const words = letters === '' ? [] : letters.split(' ');
  const years = numbers.filter(isYear);
  const hasMore = words.length > 0 || entry !== null || numbers.length > 1;
  const year = filter.year ?? (hasMore && years[0] !== undefined ? Number(years[0]) : null);
  const plain = numbers.find((digits) => !(hasMore && isYear(digits))) ?? null;
  return {
    words,
    typed: rest.replace(/\d+/g, ' ').replace(/\s+/g, ' ').trim(),
    entryNo: entry?.[1] ?? plain,
    bookNo: book?.[1] ?? null,
    eventDate: day ? isoDay(day[3], day[2], day[1]) : iso ? isoDay(iso[1], iso[2], iso[3]) : null,
    year: year ?? (entry?.[2] ? Number(entry[2]) : null),
    kind: filter.kind ?? null,
  };
}

const isoDay = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
