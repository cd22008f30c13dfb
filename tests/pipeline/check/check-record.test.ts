import { describe, expect, test } from 'vitest';
import { checkRecord } from '#pipeline/check/check-record.ts';
import type { Doubt } from '#schemas/field.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { readField } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string | null>>;

/** Which fields of a record are given which doubts. */
function doubtsOf(kind: RecordKind, values: Values): Partial<Record<FieldKey, Doubt[]>> {
  const fields = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, readField(value)]));
  const checked = checkRecord(kind, fields);
  return Object.fromEntries(
    Object.entries(checked).flatMap(([key, read]) => (read.doubts.length > 0 ? [[key, read.doubts]] : [])),
  );
}

describe('words against digits (domain §5.2)', () => {
  test('doubts both when the birth date in words is another day', () => {
    expect(doubtsOf('birth', { childBirthDate: '2008-09-01', childBirthDateInWords: '2008-08-27' })).toEqual({
      childBirthDate: ['words-and-digits-differ'],
      childBirthDateInWords: ['words-and-digits-differ'],
    });
  });
  test('doubts a year alone in words beside a full date in digits', () => {
    expect(doubtsOf('birth', { childBirthDate: '2008-09-01', childBirthDateInWords: '2008' })).not.toEqual(
      {},
    );
  });
  test.each<Values>([
    { childBirthDate: '2008-09-01', childBirthDateInWords: '2008-09-01' },
    { childBirthDate: '1944', childBirthDateInWords: '1944' },
  ])('is content with %o', (values) => {
    expect(doubtsOf('birth', values)).toEqual({});
  });
});

describe('dates against the registration', () => {
  test('doubts a birth, a death or a marriage after its registration', () => {
    const late: Doubt[] = ['date-after-registration'];
    expect(doubtsOf('birth', { registrationDate: '2016-05-01', childBirthDate: '2016-05-02' })).toEqual({
      childBirthDate: late,
    });
    expect(doubtsOf('death', { registrationDate: '2016-05-01', deathDate: '2016-06' })).toEqual({
      deathDate: late,
    });
    expect(doubtsOf('marriage', { registrationDate: '2016', marriageDate: '2017' })).toEqual({
      marriageDate: late,
    });
  });
  test('doubts nothing that the unknown part of a date may still make right', () => {
    expect(doubtsOf('birth', { registrationDate: '2016-05-01', childBirthDate: '2016' })).toEqual({});
    expect(doubtsOf('birth', { registrationDate: '2016-05', childBirthDate: '2016-05-31' })).toEqual({});
  });
  test('a birth registered sixty years late is normal', () => {
    expect(doubtsOf('birth', { registrationDate: '2009-03-01', childBirthDate: '1948-06-26' })).toEqual({});
  });
});

describe('the book against the registration', () => {
  test.each<[string, string, boolean]>([
    ['01/2017', '2012-02-28', true],
    ['01/2017', '2017-02-28', false],
    ['01/2016', '2017-02-28', false],
    ['01', '2012-02-28', false],
  ])('book %s, registered %s: doubted is %s', (bookNo, registrationDate, isDoubted) => {
    const fields = Object.keys(doubtsOf('birth', { bookNo, registrationDate }));
    expect(fields).toEqual(isDoubted ? ['bookNo', 'registrationDate'] : []);
  });
});

describe('birth against death', () => {
  test('doubts both when born after death', () => {
    expect(doubtsOf('death', { deceasedBirthDate: '1987-05-12', deathDate: '1978-05-12' })).toEqual({
      deceasedBirthDate: ['born-after-death'],
      deathDate: ['born-after-death'],
    });
  });
  test('a child may die on the day it was born, and a birth year alone is no contradiction', () => {
    expect(doubtsOf('death', { deceasedBirthDate: '2016-05-12', deathDate: '2016-05-12' })).toEqual({});
    expect(doubtsOf('death', { deceasedBirthDate: '2016', deathDate: '2016-05-12' })).toEqual({});
  });
});

describe('parents', () => {
  test.each<[string, string, boolean]>([
    ['2004-06-01', '2016-05-31', true],
    ['2004-06-01', '2016-06-01', false],
    ['2004', '2016-01-01', false],
    ['2005', '2016', true],
    ['2017', '2016', true],
    ['1990', '2016-05-12', false],
  ])('a mother of %s of a child of %s: too young is %s', (mother, child, young) => {
    const doubts = doubtsOf('birth', { motherBirthDate: mother, childBirthDate: child });
    expect(doubts).toEqual(young ? { motherBirthDate: ['parent-too-young'] } : {});
  });
});

describe('age of marriage on the day of registration (Luật HN&GĐ 2014 Điều 8)', () => {
  test.each<[string, string, Values, FieldKey[]]>([
    ['of age that day', '2016-05-12', { husbandBirthDate: '1996-05-12', wifeBirthDate: '1998-05-12' }, []],
    [
      'a day short',
      '2016-05-12',
      { husbandBirthDate: '1996-05-13', wifeBirthDate: '1998-05-13' },
      ['husbandBirthDate', 'wifeBirthDate'],
    ],
    ['year alone may do', '2016-05-12', { husbandBirthDate: '1996', wifeBirthDate: '1998' }, []],
    [
      'year alone cannot',
      '2016-05-12',
      { husbandBirthDate: '1997', wifeBirthDate: '1999' },
      ['husbandBirthDate', 'wifeBirthDate'],
    ],
    [
      'in its twentieth year, before 2015',
      '2014-12-31',
      { husbandBirthDate: '1995-12-31', wifeBirthDate: '1997-12-31' },
      [],
    ],
    ['long of age, today', '1980-01-01', { husbandBirthDate: '1940', wifeBirthDate: '1945' }, []],
  ])('%s', (_, registrationDate, spouses, fields) => {
    expect(Object.keys(doubtsOf('marriage', { registrationDate, ...spouses }))).toEqual(fields);
  });
});

describe('personal numbers (NĐ 137/2015 Điều 13)', () => {
  const born = '2016-05-12';
  test.each<[string, Values, boolean]>([
    ['fits', { childPersonalId: '001316012345', childBirthDate: born, childSex: 'Nữ' }, false],
    ['says a man', { childPersonalId: '001216012345', childBirthDate: born, childSex: 'Nữ' }, true],
    [
      'says another century',
      { childPersonalId: '001016012345', childBirthDate: born, childSex: 'Nam' },
      true,
    ],
    ['says another year', { childPersonalId: '001215012345', childBirthDate: born, childSex: 'Nam' }, true],
    ['has nothing to be held against', { childPersonalId: '001216012345' }, false],
  ])('one that %s', (_, values, doubted) => {
    expect(doubtsOf('birth', values)).toEqual(doubted ? { childPersonalId: ['id-does-not-fit-person'] } : {});
  });
  test('is found in the text of a paper, whose nine-digit numbers say nothing', () => {
    expect(doubtsOf('marriage', { wifePaper: 'CCCD 001090012345', wifeBirthDate: '1990' })).toEqual({
      wifePaper: ['id-does-not-fit-person'],
    });
    expect(doubtsOf('marriage', { wifePaper: 'CMND 012345678', wifeBirthDate: '1990' })).toEqual({});
  });
});

describe('sex against the name', () => {
  test.each<[string, string, boolean]>([
    ['Nguyễn Thị Nam', 'Nam', true],
    ['Nguyễn Văn Hoa', 'Nữ', true],
    ['Nguyễn Thị Hoa', 'Nữ', false],
    ['Nguyễn Minh Anh', 'Nữ', false],
    ['Thị Nở', 'Nam', false],
  ])('%s, %s: doubted is %s', (childName, childSex, doubted) => {
    expect(doubtsOf('birth', { childName, childSex })).toEqual(
      doubted ? { childSex: ['sex-does-not-fit-name'] } : {},
    );
  });
});

describe('blanks (QĐ 3458/QĐ-BTP)', () => {
  test('looks at a blank of a critical field only', () => {
    expect(doubtsOf('birth', { childName: null, note: null, declarantName: null })).toEqual({
      childName: ['blank-but-expected'],
    });
  });
  test('expects no personal number before there were any', () => {
    expect(doubtsOf('birth', { registrationDate: '2012-01-01', childPersonalId: null })).toEqual({});
    expect(doubtsOf('birth', { registrationDate: '2016-01-01', childPersonalId: null })).toEqual({
      childPersonalId: ['blank-but-expected'],
    });
  });
});

test('keeps the doubts there were, adds none twice, changes nothing else', () => {
  const read = {
    ...readField('2008-09-01'),
    doubts: ['low-confidence', 'words-and-digits-differ'] as Doubt[],
  };
  const fields = { childBirthDate: read, childBirthDateInWords: readField('2008-08-27') };
  expect(checkRecord('birth', fields).childBirthDate).toEqual(read);
  expect(fields.childBirthDateInWords.doubts).toEqual([]);
});
