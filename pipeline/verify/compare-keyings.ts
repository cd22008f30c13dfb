import type { Doubt, ReadField, VerifiedField } from '#schemas/field.ts';
import type { OfficerId } from '#schemas/ids.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import type { Keying, MatchedEntry, VerifiedEntry } from '#schemas/steps.ts';
import { agree } from './agree.ts';
import { alignLetters, type LetterPair } from './align-letters.ts';

/** One field as one person keyed it, held against what was settled in the end. */
export interface ComparedField {
  readonly officerId: OfficerId;
  readonly field: FieldKey;
  readonly step: Keying['step'];
  readonly at: string;
  readonly critical: boolean;
  /** The machine was unsure of it. */
  readonly isHard: boolean;
  /** Null: nobody else looked at this field, or theirs was the last word. */
  readonly agreed: boolean | null;
  /** Where they did not: letters; or, as words, what they took the field for and what it was (`FieldState`). */
  readonly confusions: readonly LetterPair[];
}

/** Every keying of a settled entry, field by field. An arbiter's word is kept as work done and judged by nobody. */
export function compareKeyings(verified: VerifiedEntry, read: Pick<MatchedEntry, 'fields'>): ComparedField[] {
  return verified.keyings.flatMap(({ step, by, at, fields }) =>
    (Object.entries(fields) as [FieldKey, VerifiedField][]).map(([field, keyed]) => {
      const facts = factsOf(verified.kind, field);
      const reader = facts?.reader ?? 'text';
      const stood = verified.fields[field];
      const isJudged = step !== 'arbitrate-entry' && stood && looksOf(verified, field) > 1;
      const agreed = isJudged ? agree(reader, keyed, stood) : null;
      return {
        officerId: by,
        field,
        step,
        at,
        critical: facts?.critical ?? false,
        isHard: isHardToRead(read.fields[field]),
        agreed,
        confusions: agreed === false && stood ? confusions(reader, keyed, stood) : [],
      };
    }),
  );
}

const looksOf = (verified: VerifiedEntry, field: FieldKey): number =>
  new Set(verified.keyings.flatMap((keying) => (keying.fields[field] ? [keying.by] : []))).size;

/** From this risk of being wrong a reading counts as unsure. */
const unsureFrom = 0.05;
const unsure: readonly Doubt[] = ['low-confidence', 'readings-differ'];

const isHardToRead = (read: ReadField | undefined): boolean =>
  read !== undefined &&
  ((read.risk ?? 0) >= unsureFrom || read.doubts.some((doubt) => unsure.includes(doubt)));

/** Of these the normal form is compared: how a date was typed is no misreading. */
const byValue: ReadonlySet<Reader> = new Set([
  'date',
  'year',
  'time',
  'entry-number',
  'book-number',
  'personal-id',
  'age',
]);

function confusions(reader: Reader, keyed: VerifiedField, stood: VerifiedField): readonly LetterPair[] {
  if (keyed.written === null || stood.written === null) return [[keyed.state, stood.state]];
  const hasValues = byValue.has(reader) && keyed.value !== null && stood.value !== null;
  const [a, b] = hasValues
    ? [keyed.value ?? '', stood.value ?? '']
    : [bare(keyed.written), bare(stood.written)];
  const pairs = alignLetters(a, b);
  // Another text altogether: its letters were not taken for these.
  return pairs.length * 2 > Math.max([...a].length, [...b].length) ? [['written', 'written']] : pairs;
}

/** Case and punctuation do not count as differences, see `agree`. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .join(' ')
    .trim();
