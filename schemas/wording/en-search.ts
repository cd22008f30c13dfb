import type { Translated } from './translated.ts';
import type { viSearch } from './vi-search.ts';

export const enSearch = {
  finder: {
    placeholder: 'Name, parent, year, place, entry and book number, personal ID',
    body: 'Registered at',
    allBodies: 'All register bodies',
    clearBody: 'Any register body',
    booksOf: '{count} books',
    noBody: 'No register body is called so.',
    tooMany: 'Only the 50 nearest are shown. Add the name of a parent, a year or a place to narrow down.',
    why: 'Found by',
    what: {
      name: 'name',
      'given-name': 'given name',
      parent: 'parent',
      spouse: 'spouse',
      date: 'date {words}',
      year: 'year {words}',
      'entry-number': 'entry number {words}',
      'book-number': 'book {words}',
      place: 'place: {words}',
      'personal-id': 'paper number {words}',
    },
    how: {
      tones: 'marks aside',
      near: 'nearly',
      part: 'in part',
      swapped: 'in another order',
      renamed: 'by its old or new name',
    },
  },
} as const satisfies Translated<typeof viSearch>;
