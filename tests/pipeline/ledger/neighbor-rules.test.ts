import { expect, test } from 'vitest';
import { datesInOrder, dittosAbove, placesInArea, sameOfficer } from '#pipeline/ledger/neighbor-rules.ts';
import { ReadBook } from '#schemas/steps.ts';
import { bookId, entryId, pageId } from '../extract/make-entry.ts';

type Entry = ReadBook['entries'][number];
const body = { name: 'Ủy ban nhân dân phường Bạch Mai', within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'] };

const bookOf = (entries: readonly Partial<Entry>[]): ReadBook =>
  ReadBook.parse({
    bookId: bookId(1),
    pages: [],
    entries: entries.map((entry, i) => ({ entryId: entryId(i), pageId: pageId(i), entryNo: null, ...entry })),
    registerBody: body,
  });

test.each([
  [['1970-01-05', '1970-01-05', '1970-01-09'], []],
  [['1970-01-05', '1979-01-06', '1970-01-09'], [1]],
  [['1970-01-05', '1969-12-31', '1970-01-09'], [1]],
  [['1970-01-05', '1970', '1970-01-09'], []],
  [['1970-01-05', null, '1970-01-09'], []],
  // the ones around are themselves out of order: nothing is said of the one between
  [['1970-01-09', '1970-01-05', '1970-01-01'], []],
])('registrations on %j: out of order %j', (dates, found) => {
  const entries = dates.map((registrationDate) => ({ values: { registrationDate } }));
  expect(datesInOrder(bookOf(entries)).map((one) => one.entryId)).toEqual(found.map(entryId));
});

test('offers the officer of the pages around for another name among them', () => {
  const signed = (names: readonly string[]) =>
    sameOfficer(bookOf(names.map((signatory) => ({ values: { signatory } }))));
  const usual = 'Trần Văn Hòa';
  expect(signed([usual, usual, 'Trần Văn Hóa', usual, 'Trần Văn Hoà'])).toEqual([
    { entryId: entryId(2), field: 'signatory', doubt: 'officer-unusual', suggestion: usual },
  ]);
  expect(signed([usual, usual, 'Lê Thị Mai', 'Lê Thị Mai', 'Lê Thị Mai'])).toEqual([]);
});

test('doubts residences when none of an entry is in the province of the book, as that land is called today', () => {
  const found = (values: Entry['values']) => placesInArea(bookOf([{ values }])).map((one) => one.field);
  const far = 'xã Tân Thành, huyện Hàm Yên, tỉnh Tuyên Quang';
  expect(found({ wifeResidence: far, husbandResidence: far })).toEqual(['wifeResidence', 'husbandResidence']);
  expect(found({ wifeResidence: far, husbandResidence: 'phường Bạch Mai, Hai Bà Trưng, Hà Nội' })).toEqual(
    [],
  );
  expect(found({ motherResidence: 'tỉnh Hà Tây', registrationDate: '1970' })).toEqual([]);
  expect(found({ motherResidence: 'số 5 ngõ Chợ' })).toEqual([]);
});

test('offers for a ditto mark the nearest cell above that is none, and never a value', () => {
  const dittos: Entry['dittos'] = ['motherResidence'];
  const findings = dittosAbove(
    bookOf([
      { values: { motherResidence: 'xã Yên Mỹ' } },
      { values: { motherResidence: null }, dittos },
      { values: { motherResidence: null }, dittos },
    ]),
  );
  expect(findings).toEqual([
    { entryId: entryId(1), field: 'motherResidence', doubt: 'ditto', suggestion: 'xã Yên Mỹ' },
    { entryId: entryId(2), field: 'motherResidence', doubt: 'ditto', suggestion: 'xã Yên Mỹ' },
  ]);
  expect(dittosAbove(bookOf([{ dittos }]))[0]?.suggestion).toBeNull();
});
