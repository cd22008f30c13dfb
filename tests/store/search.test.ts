import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordHit } from '#schemas/api/records.ts';
import { type Asked, findRecords } from '#server/find-records.ts';
import { booksOfBody } from '#store/search-bodies.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

const otherBody = 'Ủy ban nhân dân phường Quỳnh Mai';

let office: Office;
const ids = new Map<string, string>();
beforeAll(async () => {
  office = await openOffice();
  const people = [
    ['hoa', { childName: 'Nguyễn Thị Hòa', childBirthDate: '03/02/2016', entryNo: '7' }],
    ['hoa-flat', { childName: 'Nguyễn Thị Hoa', childBirthDate: '03/02/2016', entryNo: '8' }],
    ['duc', { childName: 'Đặng Đức Đạt', childBirthDate: '09/09/2015', entryNo: '045', bookNo: '02/2016' }],
    ['misread', { childName: 'Trần Vãn Chiên', entryNo: '45', bookNo: '01/2016' }],
    ['mother', { childName: 'Phan Bé Con', motherName: 'Vũ Ngọc Khuê', entryNo: '9' }],
    ['herself', { childName: 'Vũ Ngọc Khuê', entryNo: '10' }],
    [
      'two',
      {
        childName: 'Lương Gia Bảo',
        childBirthDate: '01/06/2014',
        motherName: 'Hồ Thị Sim',
        motherBirthDate: '05/05/1985',
        entryNo: '14',
      },
    ],
    ['ly', { childName: 'Trịnh Thị Lý', childPersonalId: '001316012345', entryNo: '11' }],
    [
      'place',
      { childName: 'Tôn Văn Sáu', childOrigin: 'phường Bách Khoa, quận Hai Bà Trưng, Hà Nội', entryNo: '12' },
    ],
  ] as const;
  for (const [name, written] of people) ids.set((await office.entry(written)).entryId, name);
  const elsewhere = await office.book(undefined, otherBody);
  ids.set((await office.entry({ childName: 'Tôn Văn Sáu', entryNo: '13' }, elsewhere)).entryId, 'elsewhere');
});
afterAll(() => office.close());

const hits = (q: string, filter: Partial<Asked> = {}): Promise<RecordHit[]> =>
  findRecords(office.store, { q, books: null, ...filter });
const find = async (q: string, filter: Partial<Asked> = {}) =>
  (await hits(q, filter)).map((hit) => ids.get(hit.entryId));

describe('a name is found', () => {
  test.each([
    ['without tones', 'dang duc dat', 'duc'],
    ['in capitals', 'ĐẶNG ĐỨC ĐẠT', 'duc'],
    ['in another order', 'Đạt Đặng', 'duc'],
    ['without its middle word', 'dang dat', 'duc'],
    ['without its surname', 'duc dat', 'duc'],
    ['by its given name alone', 'đạt', 'duc'],
    ['by its surname alone', 'dang', 'duc'],
    ['although a letter was read wrong', 'Trần Văn Chiến', 'misread'],
    ['although a letter was typed wrong', 'dang duc dar', 'duc'],
    ['although its surname was typed wrong', 'dabg duc dat', 'duc'],
    ['by a part of it', 'Chi', 'misread'],
    ['while it is being typed', 'trinh thi l', 'ly'],
    ['with i for y', 'Trịnh Thị Lí', 'ly'],
    ['with the year of the event', 'dang duc dat 2015', 'duc'],
    ['with the year of the registration', 'dang duc dat 2016', 'duc'],
    ['with a year that is one off', 'dang duc dat 2014', 'duc'],
    ['with the day', 'Đạt 9/9/2015', 'duc'],
    ['by given name and mother', 'con khuê', 'mother'],
    ['by given name and mother, said so', 'Con, mẹ Vũ Ngọc Khuê', 'mother'],
    ['by the mother first', 'vu ngoc khue, con', 'mother'],
    ['by two names and a year', 'luong gia bao ho thi sim 2014', 'two'],
    ['by two names, the given one misspelled', 'Lương Gia Bàp, mẹ Hồ Thị Sim 2014', 'two'],
    ['by two names, a surname misspelled', 'luoog gia bao ho thi sim 2014', 'two'],
    ['by two names, the mother misspelled', 'luong gia bao ho thi xim 2014', 'two'],
    ['by two names, the mother misspelled, and the year beside', 'Lương Gia Bảo, mẹ Hồ Thị Sin 2013', 'two'],
    ['by two names, each misspelled', 'luong gia bap, me ho thi xim 2014', 'two'],
    ['spelled far off', 'Đạng Đưc Đtạ', 'duc'],
    ['with its place', 'sáu ở phường Bách Khoa', 'place'],
    ['with the name its place has today', 'Tôn Văn Sáu phường Bạch Mai', 'place'],
    ['with the place of the register body', 'ton van sau quynh mai', 'elsewhere'],
    ['with its entry number', 'ton van sau số 13', 'elsewhere'],
  ])('%s', async (_, typed, wanted) => {
    expect((await find(typed))[0]).toBe(wanted);
  });

  test('with its own tones before one that only looks alike without them', async () => {
    expect((await find('Nguyễn Thị Hòa')).slice(0, 2)).toEqual(['hoa', 'hoa-flat']);
    expect((await find('Nguyễn Thị Hoà')).slice(0, 2)).toEqual(['hoa', 'hoa-flat']);
    expect((await find('Nguyễn Thị Hoa')).slice(0, 2)).toEqual(['hoa-flat', 'hoa']);
    expect((await find('nguyen thi hoa')).slice(0, 2).sort()).toEqual(['hoa', 'hoa-flat']);
  });

  test('as the person the record is about before the same name as a parent', async () => {
    expect(await find('vu ngoc khue')).toEqual(['herself', 'mother']);
  });

  test('and is not, in another year or another kind', async () => {
    expect(await find('ho thi sim 1985')).toEqual([]);
    expect(await find('dang duc dat 1999')).toEqual([]);
    expect(await find('dang duc dat', { year: 2014 })).toEqual([]);
    expect(await find('dang duc dat', { kind: 'death' })).toEqual([]);
  });

  test('with the reason for its place in the list', async () => {
    const [first] = await hits('dang duc dar 2015');
    expect(first?.reasons).toEqual([
      { what: 'name', how: 'near', words: 'Đặng Đức Đạt' },
      { what: 'year', how: 'exact', words: '2015' },
    ]);
  });
});

describe('an entry is found by its number', () => {
  test('however many noughts stand before it', async () => {
    expect((await find('số 45')).sort()).toEqual(['duc', 'misread']);
    expect((await find('0045')).sort()).toEqual(['duc', 'misread']);
  });
  test.each(['số 45 quyển 02/2016', 'Q.02/2016 số 45', '45/02/2016', 'số 45 quyển 2'])(
    'in its book: %s',
    async (typed) => {
      expect(await find(typed)).toEqual(['duc']);
    },
  );
  test('and its year', async () => {
    expect((await find('45/2016')).sort()).toEqual(['duc', 'misread']);
    expect(await find('45/1987')).toEqual([]);
  });
});

test('an entry is found by a personal ID, closed up or in threes', async () => {
  expect(await find('001316012345')).toEqual(['ly']);
  expect(await find('CCCD 001 316 012 345')).toEqual(['ly']);
  expect(await find('001316012346')).toEqual([]);
});

test('nothing is found outside the books one may see', async () => {
  const books = await booksOfBody(office.store.db, otherBody, null);
  expect(await find('ton van sau', { books })).toEqual(['elsewhere']);
  expect(await find('số 12', { books })).toEqual([]);
  expect(await find('001316012345', { books })).toEqual([]);
  expect(await booksOfBody(office.store.db, otherBody, [])).toEqual([]);
});

describe('over HTTP', () => {
  const ofHits = (body: { hits: RecordHit[] }) => body.hits.map((hit) => ids.get(hit.entryId));

  test('an officer of one body finds nothing of another, and sees no other body to pick', async () => {
    const all = await office.officer('moinoi', ['clerk']);
    const own = await office.officer('quynhmai', ['clerk'], [otherBody]);
    const asked = `/api/records?q=${encodeURIComponent('tôn văn sáu')}`;
    expect(ofHits((await all.call('GET', asked)).json()).sort()).toEqual(['elsewhere', 'place']);
    expect(ofHits((await own.call('GET', asked)).json())).toEqual(['elsewhere']);
    const bodies = async (who: typeof all) =>
      (await who.call('GET', '/api/register-bodies')).json().map(({ name }: { name: string }) => name);
    expect(await bodies(own)).toEqual([otherBody]);
    expect(await bodies(all)).toContain('Ủy ban nhân dân phường Bạch Mai');
    const ofOther = `${asked}&body=${encodeURIComponent('Ủy ban nhân dân phường Bạch Mai')}`;
    expect(ofHits((await all.call('GET', ofOther)).json())).toEqual(['place']);
    expect(ofHits((await own.call('GET', ofOther)).json())).toEqual([]);
  });
});
