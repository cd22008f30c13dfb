import type { Reader } from '#schemas/record/fields.ts';

/** What a line may hold, as far as it changes which letters and words are likely. */
export type LineKind = 'text' | 'name' | 'place' | 'date' | 'number';

const kinds: Partial<Record<Reader, LineKind>> = {
  name: 'name',
  place: 'place',
  date: 'date',
  year: 'number',
  time: 'number',
  'entry-number': 'number',
  'book-number': 'number',
  'personal-id': 'number',
};

export const lineKindOf = (reader: Reader): LineKind => kinds[reader] ?? 'text';
