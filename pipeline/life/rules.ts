import type { LifeDoubt, LifeRule } from '#schemas/life.ts';
import { marriageAgeAt } from '../check/rules/spouses-of-age.ts';
import { fromIso, mostYearsBetween } from '../extract/partial-date.ts';
import { birthsOf, childbirthsOf, type Dated, deathsOf, marriagesOf, statedBirths } from './dates-of.ts';
import { isSurelyLater } from './day-span.ts';
import type { Life } from './life-mention.ts';

type Found = Omit<LifeDoubt, 'rule'>;

export interface LifeRuleOf {
  readonly rule: LifeRule;
  /** What says so, as people read it beside the doubt. */
  readonly source: string;
  readonly find: (life: Life) => readonly Found[];
}

const year = 365.25;
/** Full years, in days, that must have gone by: a day short of them is let pass. */
const years = (count: number): number => count * year - 1;

/** The doubt stands at the second, the first says otherwise. */
const doubt = (at: Dated, other: Dated): Found => ({
  entryId: at.mention.entryId,
  field: at.field,
  otherEntryId: other.mention.entryId === at.mention.entryId ? null : other.mention.entryId,
});

/** Every pair of two lists for which `is` holds. */
const pairs = (
  some: readonly Dated[],
  others: readonly Dated[],
  is: (one: Dated, other: Dated) => boolean,
): readonly Found[] =>
  some.flatMap((one) => others.filter((other) => is(one, other)).map((other) => doubt(one, other)));

const of = (role: 'mother' | 'father', some: readonly Dated[]): readonly Dated[] =>
  some.filter(({ mention }) => mention.role === role);

/** Youngest and oldest age of a parent, in full years; wider than the checks of one entry, which only ask for a look. */
const parentAge = { youngest: 12, oldestMother: 55 } as const;
/** Shortest time between two births of one mother, and within how many days children are of one birth. */
const birthSpacing = { shortest: 168, oneBirth: 3 } as const;
/** How far two statements of one birth date may lie apart: the moon's calendar and a year of age by the old count. */
const statedSlack = 2 * year;

/** In the order in which they are shown. */
export const rules: readonly LifeRuleOf[] = [
  {
    rule: 'died-before-born',
    source: 'Người chết phải sinh trước khi chết.',
    find: (life) => pairs(deathsOf(life), birthsOf(life), (died, born) => isSurelyLater(born.at, died.at)),
  },
  {
    rule: 'birth-dates-differ',
    source:
      'Hai giấy tờ của một người ghi ngày sinh cách nhau hơn hai năm (lệch âm lịch và tuổi mụ không quá hai năm).',
    find: (life) => {
      const [own, ...others] = [...birthsOf(life), ...statedBirths(life)];
      return own === undefined
        ? []
        : pairs(
            others,
            [own],
            (one, other) =>
              isSurelyLater(one.at, other.at, statedSlack) || isSurelyLater(other.at, one.at, statedSlack),
          );
    },
  },
  {
    rule: 'married-before-born',
    source: 'Người kết hôn phải sinh trước ngày kết hôn.',
    find: (life) =>
      pairs(marriagesOf(life), birthsOf(life), (married, born) => isSurelyLater(born.at, married.at)),
  },
  {
    rule: 'married-under-age',
    source:
      'Tuổi kết hôn: Luật Hôn nhân và gia đình 52/2014/QH13 Điều 8; 22/2000/QH10 Điều 9; 1986 Điều 5; 1959 Điều 6. Trước 1960: dưới 13 tuổi.',
    find: (life) =>
      pairs(marriagesOf(life), birthsOf(life), (married, born) => {
        if (isSurelyLater(born.at, married.at)) return false;
        const [day, birth] = [dateOf(married), dateOf(born)];
        if (!day || !birth) return false;
        const law = marriageAgeAt(day);
        const youngest = law ? law[married.mention.role === 'wife' ? 'wife' : 'husband'] : 13;
        return mostYearsBetween(birth, day) < youngest;
      }),
  },
  {
    rule: 'married-after-death',
    source: 'Việc kết hôn phải trước ngày chết.',
    find: (life) =>
      pairs(marriagesOf(life), deathsOf(life), (married, died) => isSurelyLater(married.at, died.at)),
  },
  {
    rule: 'parent-too-young',
    source: `Cha, mẹ ít nhất ${parentAge.youngest} tuổi khi con sinh (giới hạn sinh học).`,
    find: (life) =>
      pairs(
        childbirthsOf(life),
        birthsOf(life),
        (child, born) => child.at.to - born.at.from < years(parentAge.youngest),
      ),
  },
  {
    rule: 'mother-too-old',
    source: `Mẹ không quá ${parentAge.oldestMother} tuổi khi con sinh (giới hạn sinh học).`,
    find: (life) =>
      pairs(of('mother', childbirthsOf(life)), birthsOf(life), (child, born) =>
        isSurelyLater(child.at, born.at, years(parentAge.oldestMother + 1)),
      ),
  },
  {
    rule: 'born-after-mother-died',
    source: 'Con không sinh sau ngày mẹ chết.',
    find: (life) =>
      pairs(of('mother', childbirthsOf(life)), deathsOf(life), (child, died) =>
        isSurelyLater(child.at, died.at),
      ),
  },
  {
    rule: 'born-long-after-father-died',
    source:
      'Con sinh quá 300 ngày sau ngày cha chết (Luật Hôn nhân và gia đình 52/2014/QH13 Điều 88 khoản 1).',
    find: (life) =>
      pairs(of('father', childbirthsOf(life)), deathsOf(life), (child, died) =>
        isSurelyLater(child.at, died.at, 300),
      ),
  },
  {
    rule: 'births-too-close',
    source: `Hai lần sinh của một mẹ cách nhau ít nhất ${birthSpacing.shortest} ngày; sinh đôi trong ${birthSpacing.oneBirth} ngày (giới hạn sinh học).`,
    find: (life) => {
      const births = of('mother', childbirthsOf(life));
      return pairs(
        births,
        births,
        (later, sooner) =>
          later.mention.event !== sooner.mention.event &&
          isSurelyLater(later.at, sooner.at, birthSpacing.oneBirth) &&
          later.at.to - sooner.at.from < birthSpacing.shortest,
      );
    },
  },
];

const dateOf = ({ mention, field }: Dated) => fromIso(mention.values[field] ?? '');
