import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifeRule } from '#schemas/life.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { lifeDoubts } from '#pipeline/life/life-doubts.ts';
import type { Life, LifeMention } from '#pipeline/life/life-mention.ts';
import { rules } from '#pipeline/life/rules.ts';
import { entryId } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string>>;
let next = 0;
const mention = (kind: RecordKind, role: PersonRole, values: Values, event?: string): LifeMention => {
  next += 1;
  return { entryId: entryId(next), kind, role, values, event: event ?? `event ${next}` };
};
const born = (childBirthDate: string) => mention('birth', 'child', { childBirthDate });
const died = (deathDate: string, deceasedBirthDate?: string) =>
  mention('death', 'deceased', { deathDate, ...(deceasedBirthDate ? { deceasedBirthDate } : {}) });
const wed = (role: 'wife' | 'husband', registrationDate: string) =>
  mention('marriage', role, { registrationDate });
const bore = (childBirthDate: string, event?: string) =>
  mention('birth', 'mother', { childBirthDate }, event);
const fathered = (childBirthDate: string) => mention('birth', 'father', { childBirthDate });

describe('raises', () => {
  const cases: [LifeRule, Life][] = [
    ['died-before-born', [born('1960-05-03'), died('1959')]],
    ['birth-dates-differ', [born('1960-05-03'), died('2001-01-01', '1967')]],
    ['married-before-born', [born('1960'), wed('wife', '1958-12-31')]],
    ['married-under-age', [born('1960-05-03'), wed('wife', '1969-06-01')]],
    ['married-under-age', [born('1996-05-03'), wed('husband', '2016-05-02')]],
    ['married-after-death', [died('1970-05'), wed('husband', '1970-06-01')]],
    ['parent-too-young', [born('1960'), bore('1970')]],
    ['mother-too-old', [born('1900'), bore('1960')]],
    ['born-after-mother-died', [died('1970-05-03'), bore('1970-05-04')]],
    ['born-long-after-father-died', [died('1970-01-01'), fathered('1970-10-29')]],
    ['births-too-close', [bore('1980-01-01'), bore('1980-05-01')]],
  ];
  test.each(cases)('%s', (rule, life) => {
    expect(lifeDoubts(life).map((one) => one.rule)).toEqual([rule]);
    expect(lifeDoubts(life.toReversed()).map((one) => one.rule)).toEqual([rule]);
  });

  test('the doubt names the entry, the field and the entry that says otherwise', () => {
    const [birth, death] = [born('1960-05-03'), died('1959')];
    expect(lifeDoubts([birth, death])).toEqual([
      { rule: 'died-before-born', entryId: death.entryId, field: 'deathDate', otherEntryId: birth.entryId },
    ]);
  });
});

describe('lets pass', () => {
  const cases: [string, Life][] = [
    ['the day of the law: twenty full years', [born('1996-05-03'), wed('husband', '2016-05-03')]],
    ['before 2015: on entering the twentieth year', [born('1970-05-03'), wed('husband', '1989-05-03')]],
    ['who may be old enough', [born('1960'), wed('wife', '1977-12-31')]],
    ['twins born around midnight', [bore('1980-01-01'), bore('1980-01-02')]],
    ['two copies of one birth that differ', [bore('1980-01-01', 'one'), bore('1980-05-01', 'one')]],
    ['births of which only the years are known', [bore('1980'), bore('1981')]],
    ['a child born in the year of which only the year of death is known', [died('1970'), bore('1970-12-31')]],
    ['born 300 days after the father died', [died('1970-01-01'), fathered('1970-10-28')]],
    ['a year of age by the old count', [born('1960-02-10'), died('2001-01-01', '1959')]],
    ['dates nobody understood', [born('?'), died('19x9')]],
    ['nobody', []],
  ];
  test.each(cases)('%s', (_, life) => {
    expect(lifeDoubts(life)).toEqual([]);
  });
});

/** `1980-05-03` as it may be written: whole, without its day, its year only, or not at all. */
const written = (iso: string) => fc.constantFrom(iso, iso.slice(0, 7), iso.slice(0, 4), '');

/** Days that are one life's: born, married at 20 to 40, children three quarters of a year apart or more, dead at the end. */
const lifeDays = fc
  .record({
    birth: fc.integer({ min: 0, max: 25_000 }),
    marriage: fc.integer({ min: 20 * 366, max: 40 * 365 }),
    gaps: fc.array(fc.integer({ min: 270, max: 1500 }), { maxLength: 6 }),
    rest: fc.integer({ min: 0, max: 9000 }),
  })
  .map(({ birth, marriage, gaps, rest }) => {
    let at = birth + marriage;
    const children = gaps.map((gap) => {
      at += gap;
      return at;
    });
    return { birth, marriage: birth + marriage, children, death: at + rest };
  })
  .filter(({ birth, children }) => (children.at(-1) ?? birth) - birth < 55 * 365);
const isoOf = (day: number) => new Date(Date.UTC(1930, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);

describe('of any life that can be', () => {
  const life = lifeDays.chain(({ birth, marriage, children, death }) =>
    fc
      .tuple(
        written(isoOf(birth)).map(born),
        written(isoOf(marriage)).map((iso) => wed('wife', iso)),
        written(isoOf(death)).map((iso) => died(iso, isoOf(birth))),
        ...children.map((day) => written(isoOf(day)).map((iso) => bore(iso))),
      )
      .chain((mentions) => fc.shuffledSubarray<LifeMention>(mentions)),
  );
  test('nothing is doubted, whatever part of it is known', () => {
    fc.assert(
      fc.property(life, (mentions) => {
        expect(lifeDoubts(mentions)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of entries makes no difference', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 1900, max: 2030 }), (mentions, year) => {
        const some = [...mentions, died(`${year}`), wed('husband', `${year}-06`)];
        const sorted = (of: Life) =>
          lifeDoubts(of)
            .map((one) => JSON.stringify(one))
            .sort();
        expect(sorted(some)).toEqual(sorted(some.toReversed()));
      }),
    );
  });
});

test('every rule names its source', () => {
  expect(rules.filter(({ source }) => source.length < 20)).toEqual([]);
});
