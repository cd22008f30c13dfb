import type { FieldKey } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { mentionedIn } from '../match/mentioned.ts';
import { type DaySpan, daySpan } from './day-span.ts';
import type { Life, LifeMention } from './life-mention.ts';

/** Something with a date that an entry says of a person. */
export interface Dated {
  readonly mention: LifeMention;
  readonly field: FieldKey;
  readonly at: DaySpan;
}

const birthFieldOf = (role: PersonRole): readonly FieldKey[] =>
  Object.values(mentionedIn)
    .flat()
    .flatMap((place) => (place.role === role ? [place.birth] : []));

const dated = (life: Life, fieldsOf: (mention: LifeMention) => readonly FieldKey[]): readonly Dated[] =>
  life.flatMap((mention) => {
    for (const field of fieldsOf(mention)) {
      const at = daySpan(mention.values[field]);
      if (at) return [{ mention, field, at }];
    }
    return [];
  });

/** When the person was born, as their own birth entry says, else as every other entry does. */
export function birthsOf(life: Life): readonly Dated[] {
  const all = statedBirths(life);
  const own = all.filter(({ mention }) => mention.role === 'child');
  return own.length > 0 ? own : all;
}

/** Every birth date that an entry says of the person. */
export const statedBirths = (life: Life): readonly Dated[] => dated(life, ({ role }) => birthFieldOf(role));

export const deathsOf = (life: Life): readonly Dated[] =>
  dated(life, ({ role }) => (role === 'deceased' ? ['deathDate'] : []));

/** The day of a marriage, else that of its registration. */
export const marriagesOf = (life: Life): readonly Dated[] =>
  dated(life, ({ role }) =>
    role === 'wife' || role === 'husband' ? ['marriageDate', 'registrationDate'] : [],
  );

export const childbirthsOf = (life: Life): readonly Dated[] =>
  dated(life, ({ role }) => (role === 'mother' || role === 'father' ? ['childBirthDate'] : []));
