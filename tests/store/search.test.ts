import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, findRecords } from '#server/find-records.ts';
import { type Office, openOffice } from '#tests/support/office.ts';

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
  ] as const;
  for (const [name, written] of people) ids.set((await office.entry(written)).entryId, name);
});
afterAll(() => office.close());

const find = async (q: string, filter: Partial<Asked> = {}) =>
  (await findRecords(office.store, { q, books: null, ...filter })).map((hit) => ids.get(hit.entryId));

describe('a name is found', () => {
  test.each([
    ['without tones', 'dang duc dat', 'duc'],
    ['in capitals', 'ĐẶNG ĐỨC ĐẠT', 'duc'],
    ['in another order', 'Đạt Đặng', 'duc'],
    ['without its middle word', 'dang dat', 'duc'],
    ['by its given name alone', 'đạt', 'duc'],
    ['by its surname alone', 'dang', 'duc'],
    ['although a letter was read wrong', 'Trần Văn Chiến', 'misread'],
    ['by a part of it', 'Chi', 'misread'],
    ['with the year of the event', 'dang duc dat 2015', 'duc'],
    ['with the year of the registration', 'dang duc dat 2016', 'duc'],
    ['with the day', 'Đạt 9/9/2015', 'duc'],
    ['spelled far off', 'Đạng Đưc Đtạ', 'duc'],
  ])('%s', async (_, typed, wanted) => {
    expect((await find(typed))[0]).toBe(wanted);
  });

  test('with its own tones before one that only looks alike without them', async () => {
    expect((await find('Nguyễn Thị Hòa')).slice(0, 2)).toEqual(['hoa', 'hoa-flat']);
    expect((await find('Nguyễn Thị Hoa')).slice(0, 2)).toEqual(['hoa-flat', 'hoa']);
    expect((await find('nguyen thi hoa')).slice(0, 2).sort()).toEqual(['hoa', 'hoa-flat']);
  });

  test('as the person the record is about before the same name as a parent', async () => {
    expect(await find('vu ngoc khue')).toEqual(['herself', 'mother']);
  });

  test('and is not, in another year or another kind', async () => {
    expect(await find('dang duc dat 1999')).toEqual([]);
    expect(await find('dang duc dat', { kind: 'death' })).toEqual([]);
  });
});

describe('an entry is found by its number', () => {
  test('however many noughts stand before it', async () => {
    expect((await find('số 45')).sort()).toEqual(['duc', 'misread']);
    expect((await find('0045')).sort()).toEqual(['duc', 'misread']);
  });
  test('in its book', async () => {
    expect(await find('số 45 quyển 02/2016')).toEqual(['duc']);
    expect(await find('số 45 quyển 2')).toEqual(['duc']);
  });
});
