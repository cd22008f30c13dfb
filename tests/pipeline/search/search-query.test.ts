import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchQuery } from '#pipeline/search/search-query.ts';

const empty = {
  ...{ names: [], places: [], entryNo: null, bookNo: null, bookYear: null, date: null, year: null },
  ...{ paper: null, kind: null },
};

/** What was understood, in short; of several readings the likeliest. */
function taken(typed: string, filter: Parameters<typeof searchQuery>[1] = {}) {
  const { readings, hasMarks: _, yearSlack: __, ...facts } = searchQuery(typed, filter);
  const [reading] = readings;
  return {
    ...facts,
    names: (reading?.groups ?? []).map((words) => words.map(({ key }) => key).join(' ')),
    places: (reading?.places ?? []).map(({ kind, name }) => `${kind} ${name}`.trim()),
  };
}

describe('what a clerk types is', () => {
  test.each([
    ['Nguyễn Văn An', { names: ['nguyen van an'] }],
    ['nguyen van an 1975', { names: ['nguyen van an'], year: 1975 }],
    ['Đỗ Thị Hoà', { names: ['do thi hoa'] }],
    ['Trần Thị Mỹ Lý', { names: ['tran thi mi li'] }],
    ['An, mẹ Trần Thị Lan', { names: ['an', 'tran thi lan'] }],
    ['an me tran thi lan cha nguyen van ba', { names: ['an', 'tran thi lan', 'nguyen van ba'] }],
    ['Võ Văn Bố', { names: ['vo van bo'] }],
    ['Phan Bé Con', { names: ['phan be con'] }],
    ['Lê An sinh năm 1980', { names: ['le an'], year: 1980 }],
    ['Lê An và Trần Bình', { names: ['le an', 'tran binh'] }],
    ['Lan 12/5/1990', { names: ['lan'], date: '1990-05-12' }],
    ['Lan 12.05.1990', { names: ['lan'], date: '1990-05-12' }],
    ['Lan 12051990', { names: ['lan'], date: '1990-05-12' }],
    ['Lan ngày 12 tháng 5 năm 1990', { names: ['lan'], date: '1990-05-12' }],
    ['Lan tháng 5/1990', { names: ['lan'], date: '1990-05' }],
    ['Lan 1990-05-12', { names: ['lan'], date: '1990-05-12' }],
    ['45', { entryNo: '45' }],
    ['2016', { entryNo: '2016' }],
    ['số 45', { entryNo: '45' }],
    ['số 045 bis', { entryNo: '45bis' }],
    ['45a/1987', { entryNo: '45a', year: 1987 }],
    ['số 45 quyển 01/2016', { entryNo: '45', bookNo: '1', bookYear: 2016 }],
    ['Số: 45, quyển số 1', { entryNo: '45', bookNo: '1' }],
    ['so 045 quyen so 01/2016', { entryNo: '45', bookNo: '1', bookYear: 2016 }],
    ['Q.01/1987 số 45', { entryNo: '45', bookNo: '1', bookYear: 1987 }],
    ['quyển 01-1987, số 45', { entryNo: '45', bookNo: '1', bookYear: 1987 }],
    ['45/01/1987', { entryNo: '45', bookNo: '1', bookYear: 1987 }],
    ['45/2016', { entryNo: '45', year: 2016 }],
    ['45 2016', { entryNo: '45', year: 2016 }],
    [
      'KS.1987.01.1987-05-12.015',
      { entryNo: '15', bookNo: '1', bookYear: 1987, date: '1987-05-12', kind: 'birth' },
    ],
    ['001187012345', { paper: '001187012345' }],
    ['001 187 012 345', { paper: '001187012345' }],
    ['CCCD 001187012345', { paper: '001187012345' }],
    ['An B1234567', { names: ['an'], paper: 'B1234567' }],
    ['khai sinh Lê An', { names: ['le an'], kind: 'birth' }],
    ['An ở phường Bạch Mai', { names: ['an'], places: ['phuong bach mai'] }],
    ['Trần Tpanh Hạnh', { names: ['tran tpanh hanh'], places: [] }],
    ['tran que tran', { names: ['tran que tran'], places: [] }],
    ['an que bach mai', { names: ['an'], places: ['bach mai'] }],
    ['an o bach mai', { names: ['an'], places: ['bach mai'] }],
    ['An phuong bach mai', { names: ['an'], places: ['phuong bach mai'] }],
    ['nguyen thi phuong', { names: ['nguyen thi phuong'] }],
    ['Đỗ Thị Huyền Trang', { names: ['do thi huyen trang'] }],
    ['Bùi Thị Xuân phường 1', { names: ['bui thi xuan'], places: ['phuong 1'] }],
    ['Quyên', { names: ['quyen'] }],
    ['Sơ', { names: ['so'] }],
  ])('%s', (typed, wanted) => {
    expect(taken(typed)).toEqual({ ...empty, ...wanted });
  });

  test('a name that ends like a place: as a name, and as a name with a place', () => {
    const [whole, parted] = searchQuery('nguyen van an bach mai').readings;
    expect(whole?.groups.flat().map(({ key }) => key)).toEqual(['nguyen', 'van', 'an', 'bach', 'mai']);
    expect(parted?.groups.flat().map(({ key }) => key)).toEqual(['nguyen', 'van', 'an']);
    expect(parted?.places.map(({ name }) => name)).toEqual(['bach mai']);
    expect(searchQuery('nguyen van an').readings).toHaveLength(1);
  });

  test('narrowed by what was chosen beside it', () => {
    expect(taken('An 1975', { kind: 'birth', year: 1980 })).toMatchObject({
      names: ['an'],
      kind: 'birth',
      year: 1980,
    });
  });

  test('always readable, and its words folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const words = searchQuery(typed).readings.flatMap(({ groups }) => groups.flat());
        expect(words.every(({ key }) => /^[\p{L}\p{N} ]+$/u.test(key))).toBe(true);
      }),
    );
  });
});
