import { describe, expect, test } from 'vitest';
import { checkRecord } from '#pipeline/check/check-record.ts';
import type { Doubt } from '#schemas/field.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { readField } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string | null>>;

function doubtsOf(kind: RecordKind, values: Values): Partial<Record<FieldKey, Doubt[]>> {
  const fields = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, readField(value)]));
  return Object.fromEntries(
    Object.entries(checkRecord(kind, fields)).flatMap(([key, read]) =>
      read.doubts.length > 0 ? [[key, read.doubts]] : [],
    ),
  );
}

describe('marriage ages by the law of the day (Luật HNGĐ 1959, 1986, 2000, 2014)', () => {
  test.each([
    // from 1/1/2015 full years count
    ['2015-01-01', { husbandBirthDate: '1995-01-02' }, ['husbandBirthDate']],
    ['2015-01-01', { husbandBirthDate: '1995-01-01' }, []],
    ['2014-12-31', { husbandBirthDate: '1995-01-02' }, []],
    ['2014-12-31', { wifeBirthDate: '1998-01-02' }, ['wifeBirthDate']],
    ['1990-06-01', { wifeBirthDate: '1973-05-31' }, []],
    ['1990-06-01', { wifeBirthDate: '1973-06-02' }, ['wifeBirthDate']],
    ['1965-06-01', { husbandBirthDate: '1947-01-01' }, ['husbandBirthDate']],
    ['1965', { husbandBirthDate: '1945' }, []],
    // before the first law several codes held: nothing is said
    ['1958-06-01', { wifeBirthDate: '1943-01-01' }, []],
  ] as const)('married %s: %o', (registrationDate, born, fields) => {
    expect(Object.keys(doubtsOf('marriage', { registrationDate, ...born }))).toEqual([...fields]);
  });
});

describe('ages', () => {
  test.each([
    [{ deceasedAge: '70', deceasedBirthDate: '1900', deathDate: '1970-03-01' }, 0],
    [{ deceasedAge: '71', deceasedBirthDate: '1900', deathDate: '1970-03-01' }, 0],
    [{ deceasedAge: '69', deceasedBirthDate: '1900', deathDate: '1970-03-01' }, 0],
    [{ deceasedAge: '17', deceasedBirthDate: '1900', deathDate: '1970-03-01' }, 2],
    [{ deceasedAge: '8 tháng', deceasedBirthDate: '1969', deathDate: '1970-03-01' }, 0],
    [{ deceasedAge: '70', deathDate: '1970-03-01' }, 0],
  ])('%o: %i fields in doubt (domain §5.2)', (values, count) => {
    expect(Object.keys(doubtsOf('death', values))).toHaveLength(count);
  });

  test('doubts a parent of an age that hardly can be, unless the child was registered late', () => {
    const born = { childBirthDate: '1965-02-01', registrationDate: '1965-02-10' };
    expect(doubtsOf('birth', { ...born, motherAge: '83' })).toEqual({ motherAge: ['age-does-not-fit'] });
    expect(doubtsOf('birth', { ...born, fatherAge: '4' })).toEqual({ fatherAge: ['parent-too-young'] });
    expect(doubtsOf('birth', { ...born, motherAge: '38', fatherAge: '40' })).toEqual({});
    expect(doubtsOf('birth', { ...born, registrationDate: '2009', motherAge: '83' })).toEqual({});
  });
});

test('doubts a number that names another year than the registration (domain §3.5)', () => {
  expect(doubtsOf('birth', { entryNo: '386/2026', registrationDate: '2025-08-28' })).toEqual({
    entryNo: ['number-out-of-sequence'],
    registrationDate: ['number-out-of-sequence'],
  });
  expect(doubtsOf('birth', { entryNo: '386/2026', registrationDate: '2026-08-28' })).toEqual({});
  expect(doubtsOf('birth', { entryNo: '386', registrationDate: '2025-08-28' })).toEqual({});
});

test('doubts a spouse born after the marriage (domain §2.5)', () => {
  expect(doubtsOf('marriage', { wifeBirthDate: '1990', marriageDate: '1987-05-12' })).toEqual({
    wifeBirthDate: ['events-out-of-order'],
    marriageDate: ['events-out-of-order'],
  });
});

test('holds the words of a death against its digits too', () => {
  expect(doubtsOf('death', { deathDate: '1970-03-01', deathDateInWords: '1970-03-02' })).toEqual({
    deathDate: ['words-and-digits-differ'],
    deathDateInWords: ['words-and-digits-differ'],
  });
});
