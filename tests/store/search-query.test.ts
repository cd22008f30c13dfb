import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchQuery } from '#store/search-query.ts';

const empty = { words: [], entryNo: null, bookNo: null, eventDate: null, year: null, kind: null };

describe('what a clerk types is', () => {
  test.each([
    ['Nguyễn Văn An', { words: ['nguyen', 'van', 'an'] }],
    ['nguyen van an 1975', { words: ['nguyen', 'van', 'an'], year: 1975 }],
    ['Đỗ Thị Hoà', { words: ['do', 'thi', 'hoa'] }],
    ['Lan 12/5/1990', { words: ['lan'], eventDate: '1990-05-12' }],
    ['Lan 1990-05-12', { words: ['lan'], eventDate: '1990-05-12' }],
    ['45', { entryNo: '45' }],
    ['2016', { entryNo: '2016' }],
    ['số 45', { entryNo: '45' }],
    ['số 45 quyển 01/2016', { entryNo: '45', bookNo: '01/2016' }],
    ['Số: 45, quyển số 1', { entryNo: '45', bookNo: '1' }],
    ['so 045 quyen so 01/2016', { entryNo: '045', bookNo: '01/2016' }],
    ['45/2016', { entryNo: '45', year: 2016 }],
    ['45 2016', { entryNo: '45', year: 2016 }],
    ['Quyên', { words: ['quyen'] }],
    ['Sơ', { words: ['so'] }],
  ])('%s', (typed, wanted) => {
    const { typed: _, ...read } = searchQuery(typed);
    expect(read).toEqual({ ...empty, ...wanted });
  });

  test('narrowed by what was chosen beside it', () => {
    expect(searchQuery('An 1975', { kind: 'birth', year: 1980 })).toMatchObject({
      words: ['an'],
      kind: 'birth',
      year: 1980,
    });
  });

  test('always readable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const query = searchQuery(typed);
        expect(query.words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
      }),
    );
  });
});
