import { fold } from '#schemas/fold.ts';
import type { BlockKeys, Comparable } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { ExtractedEntry } from '#schemas/steps.ts';
import { peopleOf, type PersonFields } from './people.ts';

/** The values of an entry that can be compared: those that were understood. */
export function comparableOf({ entryId, fields }: ExtractedEntry): Comparable {
  const values: Comparable['values'] = {};
  for (const [key, read] of Object.entries(fields) as [keyof typeof fields, { value: string | null }][])
    if (read.value !== null && read.value !== '') values[key] = read.value;
  return { entryId, values };
}

/**
 * Keys under which entries of one kind meet: two that share none are never compared. Per person with a date: given name and
 * year, surname with the given name's first or last letter and year (one wrong letter then still meets), each also under the
 * year after, so that years one apart meet. Couples by both given names. The registration by its day and number: the two
 * copies of a book. Tones, case and hyphens are folded away. @source research/infra.md §3.3: recall as of a whole scan
 */
export function blockKeysOf(kind: RecordKind, values: Comparable['values']): BlockKeys {
  const registered = values.registrationDate;
  const people: readonly PersonFields[] = peopleOf[kind];
  const keys = people.flatMap(({ name, date }) => {
    if (date === null) return [];
    const folded = foldedName(values[name]);
    const year = Number((values[date] ?? (date === 'childBirthDate' ? registered : undefined))?.slice(0, 4));
    if (folded === null || !year) return [];
    const { surname, given } = folded;
    return [year, year + 1].flatMap((y) => [
      `${name}:${given}:${y}`,
      `${name}:${surname}:${given.at(0)}-:${y}`,
      `${name}:${surname}:-${given.at(-1)}:${y}`,
    ]);
  });
  const [one, other] =
    kind === 'birth' ? [values.motherName, values.fatherName] : [values.wifeName, values.husbandName];
  const couple = [foldedName(one)?.given, foldedName(other)?.given];
  if (couple[0] && couple[1]) keys.push(`couple:${couple.join(':')}`);
  const number = /^0*(\d+)/.exec(values.entryNo ?? '')?.[1];
  if (registered && number) keys.push(`registration:${registered}:${number}`);
  return [...new Set(keys)];
}

function foldedName(name: string | undefined): { surname: string; given: string } | null {
  const syllables = fold(name ?? '')
    .split(' ')
    .filter((syllable) => syllable !== '');
  const [surname, given] = [syllables[0], syllables.at(-1)];
  return surname === undefined || given === undefined ? null : { surname, given };
}
