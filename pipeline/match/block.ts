import { createHash } from 'node:crypto';
import { foldSound } from '#schemas/fold.ts';
import type { BlockKeys, Comparable } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { ExtractedEntry } from '#schemas/steps.ts';
import { birthYearsOf, mentionedIn, yearOf } from './mentioned.ts';

/** The values of an entry that can be compared: those that were understood. */
export function comparableOf({ entryId, fields }: ExtractedEntry): Comparable {
  const values: Comparable['values'] = {};
  for (const [key, read] of Object.entries(fields) as [keyof typeof fields, { value: string | null }][])
    if (read.value !== null && read.value !== '') values[key] = read.value;
  return { entryId, values };
}

/** Goes up when `blockKeysOf` makes other keys: entries of before then get theirs anew (`hotich relate`). */
export const blockKeysVersion = 2;

/**
 * Keys under which entries meet, of one kind or of two: two that share none are never compared. Every key is made of so
 * much that few share it, because a common key costs everybody time and says nothing; a name with a misread
 * syllable, a wrong day or parents not named each leave some of the others whole. Tones, case, hyphens, i and y are
 * folded away; a year that says when somebody was born also stands with the year after it, so that years one apart meet.
 * Hashed to eight letters: an index of half a million entries' keys is four times smaller so, and no name stands in it.
 */
export function blockKeysOf(kind: RecordKind, values: Comparable['values']): BlockKeys {
  const keys = [
    ...peopleKeys(kind, values),
    ...(kind === 'birth' ? birthKeys(values) : kind === 'death' ? deathKeys(values) : marriageKeys(values)),
    ...registrationKeys(kind, values),
  ];
  return [...new Set(keys)].map(hashed);
}

const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 8);

/** Of everybody named, whatever the kind: the whole name, its outer and its inner words, each with the year of birth; parts of it with the day. */
function peopleKeys(kind: RecordKind, values: Comparable['values']): readonly string[] {
  return mentionedIn[kind].flatMap((place) => {
    const name = nameOf(values[place.name]);
    if (name === null) return [];
    const { whole, surname, given, inner } = name;
    const years = new Set(birthYearsOf(values, place).flatMap((year) => [year, year + 1]));
    const day = dayOf(values[place.birth]);
    return [
      ...[...years].flatMap((year) => [
        `person ${whole} ${year}`,
        // the subject alone: parents are named in every birth of theirs
        ...(place === mentionedIn[kind][0] || kind === 'marriage'
          ? [`ends ${surname} ${given} ${year}`, `inner ${inner} ${year}`]
          : []),
      ]),
      ...(day ? [`day ${day} ${given}`, `day ${day} ${surname} ${inner.slice(0, 1)}`] : []),
    ];
  });
}

/** A child by its parents, whole names where they say enough by themselves; the couple whatever child it had. */
function birthKeys(values: Comparable['values']): readonly string[] {
  const [child, mother, father] = [
    nameOf(values.childName),
    nameOf(values.motherName),
    nameOf(values.fatherName),
  ];
  const year = yearOf(values.childBirthDate ?? values.registrationDate);
  const day = dayOf(values.childBirthDate);
  return [
    ...[mother, father].flatMap((parent) =>
      child && parent
        ? [`child ${child.whole} of ${parent.whole}`, `child ${child.given} of ${parent.whole}`]
        : [],
    ),
    ...(child && mother && year
      ? [`born ${child.given} ${mother.given} ${year}`, `born ${child.given} ${mother.given} ${year + 1}`]
      : []),
    ...(day && mother ? [`born ${day} of ${mother.given}`] : []),
    ...(day && father ? [`born ${day} by ${father.given}`] : []),
    ...coupleKeys(mother, father),
  ];
}

function deathKeys(values: Comparable['values']): readonly string[] {
  const name = nameOf(values.deceasedName);
  const year = yearOf(values.deathDate ?? values.registrationDate);
  const day = dayOf(values.deathDate);
  if (name === null) return [];
  return [
    ...(year ? [`died ${name.whole} ${year}`, `died ${name.whole} ${year + 1}`] : []),
    ...(day ? [`died ${day} ${name.given}`, `died ${day} ${name.surname}`] : []),
  ];
}

const marriageKeys = (values: Comparable['values']): readonly string[] =>
  coupleKeys(nameOf(values.wifeName), nameOf(values.husbandName));

/** The same of a marriage and of its children's births: both names whole, or one of the two and the other's given name. */
const coupleKeys = (woman: FoldedName | null, man: FoldedName | null): readonly string[] =>
  woman && man
    ? [
        `couple ${woman.whole}, ${man.whole}`,
        `couple ${woman.whole}, ${man.given}`,
        `couple ${woman.given}, ${man.whole}`,
      ]
    : [];

/** The two copies of a book say the same day and number, whatever was made of the names. */
function registrationKeys(kind: RecordKind, values: Comparable['values']): readonly string[] {
  const number = /^0*(\d+)/.exec(values.entryNo ?? '')?.[1];
  const day = dayOf(values.registrationDate);
  return number && day ? [`${kind} ${day} ${number}`] : [];
}

interface FoldedName {
  readonly whole: string;
  readonly surname: string;
  readonly given: string;
  /** All words but the surname. */
  readonly inner: string;
}

function nameOf(name: string | undefined): FoldedName | null {
  const syllables = foldSound(name ?? '')
    .split(' ')
    .filter((syllable) => syllable !== '');
  const [surname, given] = [syllables[0], syllables.at(-1)];
  if (surname === undefined || given === undefined) return null;
  return { whole: syllables.join(' '), surname, given, inner: syllables.slice(1).join(' ') };
}

/** Null for a date of which the day is not known. */
const dayOf = (date: string | undefined): string | null => (date?.length === 10 ? date : null);
