import type { RelationNotes } from '#schemas/api/review.ts';
import type { RelationVerdict } from '#schemas/relation.ts';
import { viRelationNote as words } from '#schemas/wording/vi-relation-note.ts';
import { printValue } from '../certify/print-value.ts';

/** Where a registration stands in its book, and when it was made; null: not known. */
export interface RegisteredAt {
  readonly entryNo: string | null;
  /** ISO, perhaps only a year. */
  readonly registrationDate: string | null;
  readonly bookNo: string | null;
  readonly body: string;
}

/**
 * What papers of two registrations say of each other, by what they are to each other; missing where they say nothing (two
 * copies of one book are one registration). Only proposed: a person reads it and may change it. Where it cannot be said which
 * of the two was made later, nothing is proposed: a note on the wrong one is worse than one that a person has to write.
 * @source Luật Hộ tịch 60/2014/QH13 Điều 24; NĐ 123/2015/NĐ-CP Điều 24–29 (đăng ký lại); the sentences are this project's,
 * no legal text gives them (docs/legal-sources.md)
 */
export function relationNotes(
  a: RegisteredAt,
  b: RegisteredAt,
): Partial<Record<RelationVerdict, RelationNotes>> {
  const order = laterOf(a, b);
  if (order === null) return {};
  const inOrder = (older: string | null, newer: string | null): RelationNotes =>
    order === 'b' ? [older, newer] : [newer, older];
  const [older, newer] = order === 'b' ? [a, b] : [b, a];
  return {
    're-registration': inOrder(
      words.registeredAgain.replace('{place}', placeOf(newer)),
      words.registeredBefore.replace('{place}', placeOf(older)),
    ),
    corrected: inOrder(words.correctedIn.replace('{place}', placeOf(newer)), null),
  };
}

/** Which was registered later; null where their dates do not say. */
export function laterOf(
  a: Pick<RegisteredAt, 'registrationDate'>,
  b: Pick<RegisteredAt, 'registrationDate'>,
): 'a' | 'b' | null {
  const [one, other] = [a.registrationDate, b.registrationDate];
  if (one === null || other === null) return null;
  // 1957 and 1957-03: the parts that both have decide.
  const length = Math.min(one.length, other.length);
  const [first, second] = [one.slice(0, length), other.slice(0, length)];
  if (first === second) return null;
  return first < second ? 'b' : 'a';
}

function placeOf({ entryNo, registrationDate, bookNo, body }: RegisteredAt): string {
  const said = [
    entryNo && words.number.replace('{number}', entryNo),
    registrationDate && words.date.replace('{date}', printValue(registrationDate, 'date')),
    bookNo && words.book.replace('{book}', bookNo),
    words.body.replace('{body}', body),
  ];
  return said.filter(Boolean).join(', ');
}
