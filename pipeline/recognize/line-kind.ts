import type { Reader } from '#schemas/record/fields.ts';

/** What a line may hold, as far as it changes which letters are likely. */
export type LineKind = 'text' | 'name' | 'date' | 'number';

const kinds: Partial<Record<Reader, LineKind>> = {
  name: 'name',
  date: 'date',
  year: 'number',
  time: 'number',
  'entry-number': 'number',
  'book-number': 'number',
  'personal-id': 'number',
};

export const lineKindOf = (reader: Reader): LineKind => kinds[reader] ?? 'text';
