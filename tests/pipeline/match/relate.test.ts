import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryModels, personModel } from '#pipeline/match/link-models.ts';
import { relate } from '#pipeline/match/relate.ts';
import type { Relatable } from '#pipeline/match/related.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import { entryId } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string>>;
let n = 0;
const entry = (kind: RecordKind, values: Values, body = 'UBND phường Thử'): Relatable => {
  n += 1;
  return { entryId: entryId(n), kind, values, body };
};

const birth: Values = {
  entryNo: '45',
  registrationDate: '1986-05-20',
  childName: 'Nguyễn Thị Thử',
  childBirthDate: '1986-05-01',
  childSex: 'Nữ',
  childBirthplace: 'bệnh viện Bạch Mai',
  motherName: 'Trần Thị Mẫu',
  motherBirthDate: '1960-02-03',
  fatherName: 'Nguyễn Văn Mẫu',
  fatherBirthDate: '1958-07-09',
};
const kindOf = (other: Values, body?: string) =>
  relate(entry('birth', birth), entry('birth', { ...birth, ...other }, body))[0]?.kind ?? null;

describe('what two births are to each other', () => {
  test.each<[string, Values, string | undefined, string | null]>([
    ['one entry in both copies of the book', {}, undefined, 'second-copy'],
    ['and a letter misread', { childName: 'Nguyễn Thị Thủ' }, undefined, 'second-copy'],
    ['and its number unread', { entryNo: undefined as never }, undefined, 'second-copy'],
    [
      'registered again years later, by the year of birth alone',
      { entryNo: '210', registrationDate: '2009-03-02', childBirthDate: '1986' },
      'UBND phường Khác',
      're-registration',
    ],
    [
      'the same number and day, and a note that corrects the name',
      { childName: 'Nguyễn Thị Mẫn', note: 'Cải chính tên' },
      undefined,
      'corrected',
    ],
    ['a twin under the next number', { entryNo: '46', childName: 'Nguyễn Thị Sinh' }, undefined, 'twin'],
    ['a twin whose name is a tone apart', { entryNo: '46', childName: 'Nguyễn Thị Thứ' }, undefined, 'twin'],
    [
      'a sister',
      {
        childName: 'Nguyễn Thị Chị',
        childBirthDate: '1983-01-09',
        registrationDate: '1983-02-01',
        entryNo: '7',
      },
      undefined,
      'sibling',
    ],
    [
      'a namesake of the same year',
      {
        childBirthDate: '1986',
        registrationDate: '1986-09-09',
        entryNo: '201',
        childBirthplace: 'nhà hộ sinh B',
        motherName: 'Lê Thị Khác',
        motherBirthDate: '1950',
        fatherName: 'Nguyễn Đức Lạ',
        fatherBirthDate: '1949',
      },
      undefined,
      'namesake',
    ],
    [
      'somebody else',
      {
        childName: 'Lê Văn Xa',
        childBirthDate: '1999-12-31',
        registrationDate: '2000-01-05',
        entryNo: '3',
        motherName: 'Lê Thị Khác',
        fatherName: 'Lê Đức Lạ',
        motherBirthDate: '1970',
        fatherBirthDate: '1969',
      },
      undefined,
      null,
    ],
  ])('%s', (_, other, body, kind) => {
    expect(kindOf(other, body)).toBe(kind);
  });

  test('the weights of the comparisons and what is believed beforehand add up to the weight', () => {
    const [first] = relate(entry('birth', birth), entry('birth', birth));
    const sum = first?.comparisons.reduce((all, { weight }) => all + weight, 0) ?? 0;
    expect((first?.weight ?? 0) - sum).toBeCloseTo(entryModels.birth.prior[1] ?? 0, 0);
    expect(first?.probability).toBeGreaterThan(0.99);
  });
});

describe('one person in two events', () => {
  const marriage: Values = {
    wifeName: 'Nguyễn Thị Thử',
    wifeBirthDate: '1986-05-01',
    husbandName: 'Lê Văn Rể',
    husbandBirthDate: '1984-03-03',
    registrationDate: '2010-10-10',
    marriageDate: '2010-10-10',
  };
  test('the child of a birth is the bride of a marriage', () => {
    const [found] = relate(entry('birth', birth), entry('marriage', marriage));
    expect(found).toMatchObject({ kind: 'same-person', roles: ['child', 'wife'] });
    expect(found?.comparisons.find(({ field }) => field === 'childName')).toMatchObject({
      otherField: 'wifeName',
      level: 'exact',
    });
  });
  test('a couple who married has children', () => {
    const child: Values = {
      childName: 'Lê Thị Con',
      childBirthDate: '2012-01-01',
      registrationDate: '2012-01-09',
      motherName: 'Nguyễn Thị Thử',
      motherBirthDate: '1986-05-01',
      fatherName: 'Lê Văn Rể',
      fatherBirthDate: '1984',
    };
    const found = relate(entry('marriage', marriage), entry('birth', child));
    expect(found.map(({ roles }) => roles)).toEqual(
      expect.arrayContaining([
        ['wife', 'mother'],
        ['husband', 'father'],
      ]),
    );
  });
  test('who died in 1990 does not marry in 2010, and nobody marries as a newborn', () => {
    const death: Values = {
      deceasedName: 'Nguyễn Thị Thử',
      deceasedBirthDate: '1986-05-01',
      deathDate: '1990-01-01',
    };
    expect(relate(entry('death', death), entry('marriage', marriage))).toEqual([]);
    const early: Values = { ...marriage, registrationDate: '1987-01-01', marriageDate: '1987-01-01' };
    expect(relate(entry('birth', birth), entry('marriage', early))).toEqual([]);
  });
  test('half sisters are told apart as siblings by what their mother shares', () => {
    const other: Values = {
      childName: 'Phạm Thị Em',
      childBirthDate: '1996-06-06',
      childSex: 'Nữ',
      registrationDate: '1996-06-20',
      entryNo: '99',
      motherName: 'Trần Thị Mẫu',
      motherBirthDate: '1960-02-03',
      fatherName: 'Phạm Quang Khác',
      fatherBirthDate: '1961-01-01',
    };
    const found = relate(entry('birth', birth), entry('birth', other));
    expect(found.map(({ kind, roles }) => [kind, ...roles])).toEqual([['sibling', 'child', 'child']]);
    expect(found[0]?.comparisons.find(({ field }) => field === 'fatherName')?.level).toBe('differs');
  });
});

describe('symmetry', () => {
  const name = fc.constantFrom(
    'Nguyễn Thị Hòa',
    'Nguyễn Thị Hoà',
    'Nguyễn Hoa',
    'Trần Văn Nam',
    'Trần V. Nam',
  );
  const date = fc.constantFrom('1987', '1987-05', '1987-05-12', '1987-12-05', '1965-01-01', '2010-02-02');
  const birthValues = fc.record(
    {
      childName: name,
      motherName: name,
      fatherName: name,
      childBirthDate: date,
      motherBirthDate: date,
      registrationDate: date,
      childSex: fc.constantFrom('Nam', 'Nữ'),
      entryNo: fc.constantFrom('1', '01', '2', '17'),
      motherAge: fc.constantFrom('25', '30'),
      note: fc.constantFrom('Cải chính tên', 'không'),
    },
    { requiredKeys: [] },
  );
  const marriageValues = fc.record(
    {
      wifeName: name,
      husbandName: name,
      wifeBirthDate: date,
      wifeAge: fc.constantFrom('25'),
      registrationDate: date,
    },
    { requiredKeys: [] },
  );
  const any = fc.oneof(
    birthValues.map((values) => entry('birth', values)),
    marriageValues.map((values) => entry('marriage', values)),
  );
  test('the other way round the same is said with the roles turned', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        const turned = relate(b, a).map(({ roles: [one, other], kind, weight, probability }) => ({
          roles: [other, one],
          kind,
          weight,
          probability,
        }));
        const said = relate(a, b).map(({ roles, kind, weight, probability }) => ({
          roles: [...roles],
          kind,
          weight,
          probability,
        }));
        const order = (all: typeof said) =>
          all.toSorted((x, y) => (x.roles.join() < y.roles.join() ? -1 : 1));
        expect(order(said)).toEqual(order(turned));
      }),
    );
  });
  test('entries that say nothing are nothing to each other', () => {
    expect(relate(entry('birth', {}), entry('birth', birth))).toEqual([]);
  });
});

test('the models that are shipped are those of the specs, and were fitted', () => {
  expect(entryModels.birth.comparisons.map(({ name }) => name)).toEqual(
    birthSpec.comparisons.map(({ name }) => name),
  );
  for (const { source, note } of [...Object.values(entryModels), personModel]) {
    expect(source).toBe('em');
    expect(note).toMatch(/fit-match/);
  }
});
