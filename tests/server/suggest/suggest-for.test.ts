import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#schemas/fold.ts';
import { BookId, EntryId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { entryIdOf, pageIdOf } from '#pipeline/ids.ts';
import { suggestFor } from '#server/suggest/suggest-for.ts';
import type { EntryPlace } from '#store/entry-place.ts';
import type { SettledEntry } from '#store/settled-values.ts';

const bookId = BookId.parse(`book_${'a'.repeat(26)}`);
const entryAt = (n: number): EntryId =>
  EntryId.parse(entryIdOf(pageIdOf(bookId, '0'.repeat(64) as never), n));
const place: EntryPlace = {
  bookId,
  pageOrdinal: 3,
  kind: 'birth',
  registerBody: {
    name: 'Ủy ban nhân dân phường Bạch Mai',
    within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
  },
  writtenOn: '2016-05-12',
};
const settled = (n: number, written: SettledEntry['written']): SettledEntry => ({
  entryId: entryAt(n),
  pageOrdinal: n,
  written,
});
const offered = (field: FieldKey, text: string, near: readonly SettledEntry[] = [], at = place): string[] =>
  suggestFor({ entryId: entryAt(99), field, text }, at, near).map((one) => one.text);

test.each([
  ['motherResidence', 'ha noi', 'Hà Nội'],
  ['motherResidence', 'hà nô', 'Hà Nội'],
  ['motherResidence', 'phuong bach mai', 'Phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội'],
  ['motherResidence', 'bach mai', 'Bạch Mai, Hai Bà Trưng, Hà Nội'],
  ['motherResidence', 'p. bach m', 'P. Bạch Mai, Q. Hai Bà Trưng, TP. Hà Nội'],
  ['motherResidence', 'phuong bach mai quan hai', 'Phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội'],
  ['motherResidence', 'Số 5, phuong bach m', 'Số 5, phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội'],
  ['motherResidence', 'Số 18 ngõ 292 Thanh Nh', 'Số 18 ngõ 292 Thanh Nhàn'],
  ['childBirthplace', 'benh vien bach', 'Bệnh viện Bạch Mai'],
  ['childName', 'nguyen', 'Nguyễn'],
  ['childName', 'nguyen thi li', 'Nguyễn Thị Linh'],
  ['childName', 'NGUYỄN THỊ LI', 'NGUYỄN THỊ LINH'],
  ['childEthnicity', 'kin', 'Kinh'],
  ['childNationality', 'viet', 'Việt Nam'],
  ['motherOccupation', 'giao v', 'Giáo viên'],
  ['declarantRelation', 'me d', 'Mẹ đẻ'],
  ['signatoryOffice', 'pho ch', 'Phó Chủ tịch'],
  ['childSex', 'nu', 'Nữ'],
] as const)('for %s, "%s" offers %s first', (field, typed, first) => {
  expect(offered(field, typed)[0]).toBe(first);
});

test('names units as they were when the entry was written, those of other times after them', () => {
  expect(offered('motherResidence', 'phuong bach mai', [], { ...place, writtenOn: '2026-02-01' })[0]).toBe(
    'Phường Bạch Mai, Thành phố Hà Nội',
  );
  expect(offered('motherResidence', 'tinh ha bac', [], { ...place, writtenOn: '1990' })).toContain(
    'Tỉnh Hà Bắc',
  );
});

test('syllables with marks keep those before them as they were typed', () => {
  for (const text of offered('childName', 'Trần Thi Ho')) expect(text).toMatch(/^Trần Thi H/);
});

test('offers first what the book says, the often said before the rest, in small letters where the book has them', () => {
  const near = [
    settled(1, {
      signatory: 'Nguyễn Thành Khoa - Chủ tịch',
      motherResidence: 'phường Đồng Tâm, quận Hai Bà Trưng',
    }),
    settled(2, {
      signatory: 'Nguyễn Thành Khoa - Chủ tịch',
      motherResidence: 'phường Đồng Nhân, quận Hai Bà Trưng',
    }),
    settled(3, {
      signatory: 'Nguyễn Văn Trợ - Phó Chủ tịch',
      fatherResidence: 'phường Đồng Nhân, quận Hai Bà Trưng',
    }),
  ];
  expect(offered('signatory', 'ng', near).slice(0, 2)).toEqual([
    'Nguyễn Thành Khoa - Chủ tịch',
    'Nguyễn Văn Trợ - Phó Chủ tịch',
  ]);
  expect(offered('motherResidence', 'Số 3, phuong dong', near)[0]).toBe(
    'Số 3, phường Đồng Nhân, quận Hai Bà Trưng',
  );
  expect(offered('motherResidence', 'phuong bach mai', near)[0]).toBe(
    'phường Bạch Mai, quận Hai Bà Trưng, thành phố Hà Nội',
  );
});

test('an entry never hears its own settled value: a hidden second keying stays blind', () => {
  const near = [{ ...settled(99, { signatory: 'Hoàng Trọng Kín' }) }];
  expect(offered('signatory', 'hoàng tr', near)).not.toContain('Hoàng Trọng Kín');
});

test('children’s and parents’ names are not carried from one entry to another', () => {
  expect(offered('childName', 'vu thi z', [settled(1, { childName: 'Vũ Thị Zim' })])).toEqual([]);
});

test('offers nothing for nothing, for dates and numbers, and for a field that the record has not', () => {
  expect(offered('motherResidence', '   ')).toEqual([]);
  expect(offered('childBirthDate', '12')).toEqual([]);
  expect(offered('entryNo', '4')).toEqual([]);
  expect(offered('deceasedName', 'nguyen')).toEqual([]);
});

test('whatever is typed, offers six texts at most, each once, and none that was typed already', () => {
  const fields: FieldKey[] = ['motherResidence', 'childName', 'motherOccupation', 'childEthnicity'];
  const letters = fc.constantFrom(...'aàảãáạăâbcdđeêghiklmnoôơpqrstuưvxyỹ ,.-0123PQ\u0301'.split(''));
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.string({ unit: letters, maxLength: 30 }), (field, typed) => {
      const texts = offered(field, typed);
      expect(texts.length).toBeLessThanOrEqual(6);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts).not.toContain(typed.normalize('NFC').trim());
    }),
  );
});

test('a name typed to its end without marks is offered with them', () => {
  const full = ['Nguyễn Thị Hồng', 'Trần Văn Nam', 'Lê Minh Nghĩa', 'Phạm Thị Hương', 'Đặng Văn Dũng'];
  for (const name of full) expect(offered('childName', fold(name))).toContain(name);
});
