import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '#schemas/fold.ts';
import type { Findable } from '#pipeline/search/findable.ts';
import { isOneOff } from '#pipeline/search/is-one-off.ts';
import { ranking } from '#pipeline/search/rank-hit.ts';
import { searchQuery } from '#pipeline/search/search-query.ts';

const birth = (child: string, mother: string, other: Partial<Findable> = {}): Findable => ({
  kind: 'birth',
  eventDate: '1987-05-12',
  registrationDate: '1987-05-20',
  entryNo: '045',
  bookNo: '01/1987',
  bookYear: 1987,
  bodies: ['Ủy ban nhân dân phường Quỳnh Mai', 'Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
  foundBy: {
    names: [
      { key: 'childName', name: child, born: 1987 },
      { key: 'motherName', name: mother, born: 1960 },
    ],
    places: ['phường Bách Khoa, quận Hai Bà Trưng, thành phố Hà Nội'],
    papers: ['001187012345'],
  },
  ...other,
});
const entry = birth('Nguyễn Văn Hòa', 'Trần Thị Mỹ');
const rank = (typed: string, of: Findable) => ranking(searchQuery(typed))(of);
const reasons = (typed: string, of = entry) => rank(typed, of)?.reasons ?? [];
const score = (typed: string, of: Findable) => rank(typed, of)?.score ?? Number.NEGATIVE_INFINITY;

describe('the reason says what answered and how', () => {
  test.each([
    ['Nguyễn Văn Hoà', { what: 'name', how: 'exact', words: 'Nguyễn Văn Hòa' }],
    ['nguyen van hoa', { what: 'name', how: 'tones', words: 'Nguyễn Văn Hòa' }],
    ['nguyen van hao', { what: 'name', how: 'near', words: 'Nguyễn Văn Hòa' }],
    ['hoa nguyen', { what: 'name', how: 'swapped', words: 'Nguyễn Hòa' }],
    ['hoà', { what: 'given-name', how: 'exact', words: 'Hòa' }],
    ['trần thị mĩ', { what: 'parent', how: 'tones', words: 'Trần Thị Mỹ' }],
    ['an 12/05/1987', { what: 'date', how: 'exact', words: '1987-05-12' }],
    ['an 05/12/1987', { what: 'date', how: 'near', words: '1987-05-12' }],
    ['an 1988', { what: 'year', how: 'near', words: '1987' }],
    ['số 45', { what: 'entry-number', how: 'exact', words: '045' }],
    ['quyển 1 số 7', { what: 'book-number', how: 'exact', words: '01/1987' }],
    ['001 187 012 345', { what: 'personal-id', how: 'exact', words: '001187012345' }],
    ['hoà ở phường bách khoa', { what: 'place', how: 'exact', words: 'phường Bách Khoa' }],
    ['hoà ở phường bạch mai', { what: 'place', how: 'renamed', words: 'phường Bách Khoa' }],
  ])('%s', (typed, wanted) => {
    expect(reasons(typed)).toContainEqual(wanted);
  });

  test('a number given between two others is asked for with its letters, or without', () => {
    const between = { ...entry, entryNo: '045bis' };
    const answers = (typed: string) => reasons(typed, between).map(({ what }) => what);
    expect(answers('số 45 bis')).toContain('entry-number');
    expect(answers('số 45')).toContain('entry-number');
    expect(answers('số 45 ter')).not.toContain('entry-number');
  });

  test('and an entry of another year is no answer', () => {
    expect(rank('Nguyễn Văn Hòa 1989', entry)).toBeNull();
    expect(rank('Nguyễn Văn Hòa 1960', entry)).toBeNull();
    expect(ranking(searchQuery('Nguyễn Văn Hòa', { year: 1988 }))(entry)).toBeNull();
  });

  test('and nothing that did not', () => {
    expect(reasons('Lê Thị Khuê số 7 quyển 9 ở Vĩnh Tuy')).toEqual([]);
  });
});

describe('comes first', () => {
  const cases: [string, string, Findable, Findable][] = [
    [
      'a shared given name before a shared surname',
      'nguyen hoa',
      birth('Trần Hoa', 'Lê Nụ'),
      birth('Nguyễn Tư', 'Lê Nụ'),
    ],
    ['the tone that was typed', 'Hòa', birth('Lê Hoà', 'Lê Nụ'), birth('Lê Hoa', 'Lê Nụ')],
    ['the person before the parent', 'Trần Thị Mỹ', birth('Trần Thị Mỹ', 'Lê Nụ'), entry],
    ['whose mother it is', 'hòa trần thị mỹ', entry, birth('Nguyễn Văn Hòa', 'Lê Nụ')],
    ['the year asked for before the one beside it', 'hòa 1987', entry, { ...entry, eventDate: '1986-05-12' }],
    ['a letter off before another name', 'nguyen van hoq', entry, birth('Nguyễn Văn Đạt', 'Lê Nụ')],
  ];
  test.each(cases)('%s', (_, typed, better, worse) => {
    expect(score(typed, better)).toBeGreaterThan(score(typed, worse));
  });
});

const syllable = fc.constantFrom(
  ...'Nguyễn Trần Lê Đặng Thị Văn Hòa Lý Mỹ Quý An Ánh Khuyên Đạt Đức Tuấn'.split(' '),
);
const name = fc.array(syllable, { minLength: 2, maxLength: 5 }).map((words) => words.join(' '));

describe('for any name', () => {
  test('typed whole, with marks or without, it answers whole', () => {
    fc.assert(
      fc.property(name, name, fc.boolean(), (child, mother, hasMarks) => {
        const ranked = rank(`${hasMarks ? child : fold(child)} 1987`, birth(child, mother));
        expect(ranked).toMatchObject({ off: 0 });
        expect(ranked?.similarity).toBeGreaterThan(0.85);
      }),
    );
  });

  test('every word of a reason stands in the record', () => {
    fc.assert(
      fc.property(name, name, name, (typed, child, mother) => {
        const said = reasons(typed, birth(child, mother)).flatMap(({ words }) => words.split(' '));
        const standing = new Set(`${child} ${mother}`.split(' '));
        expect(said.filter((word) => !standing.has(word))).toEqual([]);
      }),
    );
  });

  test('a cut that nobody answers is worth nothing', () => {
    const ranked = rank('Ánh Nguyễn Nguyễn Trần Quý', birth('An Quý Mỹ', 'Nguyễn Lý'));
    if (ranked?.reasons.length === 0) expect(ranked.score).toBeLessThanOrEqual(0);
    expect(ranked?.score).toBeLessThan(score('Nguyễn Lý', birth('An Quý Mỹ', 'Nguyễn Lý')));
  });

  test('likeness is a share, and no reason means no score', () => {
    fc.assert(
      fc.property(name, name, name, (typed, child, mother) => {
        const ranked = rank(typed, birth(child, mother));
        if (ranked === null) throw new Error('no year was asked for');
        expect(ranked.similarity).toBeGreaterThanOrEqual(0);
        expect(ranked.similarity).toBeLessThanOrEqual(1);
        if (ranked.reasons.length === 0) expect(ranked.score).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('one letter off', () => {
  test.each([
    ['hoa', 'hoan', true],
    ['hoa', 'hao', true],
    ['hoa', 'hoe', true],
    ['an', 'na', true],
    ['hoa', 'hoa', false],
    ['hoa', 'hean', false],
    ['abcd', 'badc', false],
    ['a', '', true],
  ])('%s, %s: %s', (one, other, is) => {
    expect(isOneOff(one, other)).toBe(is);
    expect(isOneOff(other, one)).toBe(is);
  });
});
