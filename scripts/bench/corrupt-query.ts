import { fold } from '#schemas/fold.ts';
import type { Random } from '../samples/random.ts';
import type { SearchedPerson } from './people.ts';

/** How a query was made from a person who is in the books. */
export type Corruption = keyof typeof corruptions;

/**
 * What somebody might type at the counter for a person. The first four are what the target is set for: the names of child and
 * mother and the year, one thing of them corrupted. Those that end with `alone` say less: many people share a common name and
 * year, so that even a perfect order cannot have each of them among the first twenty (see `namesakesOf`).
 */
export const corruptions = {
  'tones-lost': (person, random) => `${fold(both(person, random))} ${yearOf(person)}`,
  'letter-wrong': (person, random) => `${oneLetterWrong(both(person, random), random)} ${yearOf(person)}`,
  'given-and-mother': (person, random) =>
    `${givenOf(person)}${between(random)}${person.motherName} ${yearOf(person)}`,
  'year-off-by-one': (person, random) => `${both(person, random)} ${yearOf(person) + oneOff(random)}`,
  'tones-lost-alone': (person) => `${fold(person.childName)} ${yearOf(person)}`,
  'letter-wrong-alone': (person, random) => `${oneLetterWrong(person.childName, random)} ${yearOf(person)}`,
  'given-and-mother-alone': (person, random) => `${givenOf(person)}${between(random)}${person.motherName}`,
  'year-off-by-one-alone': (person, random) => `${person.childName} ${yearOf(person) + oneOff(random)}`,
} as const satisfies Readonly<Record<string, (person: SearchedPerson, random: Random) => string>>;

/** Kinds the target of recall is set for. */
export const judged = ['tones-lost', 'letter-wrong', 'given-and-mother', 'year-off-by-one'] as const;

/** What people share who answer a query of a kind as well as each other; null where hardly anybody does. */
export const namesakesOf = (kind: Corruption, person: SearchedPerson): string | null => {
  if (kind === 'tones-lost-alone') return `${fold(person.childName)} ${yearOf(person)}`;
  if (kind === 'letter-wrong-alone' || kind === 'year-off-by-one-alone')
    return `${person.childName} ${yearOf(person)}`;
  return kind === 'given-and-mother-alone' ? `${givenOf(person)}, ${person.motherName}` : null;
};

const yearOf = ({ childBirthDate }: SearchedPerson): number => Number(childBirthDate.slice(0, 4));
const givenOf = ({ childName }: SearchedPerson): string => childName.split(' ').at(-1) ?? '';
const oneOff = (random: Random): number => (random.chance(0.5) ? 1 : -1);
const between = (random: Random): string => random.pick([' ', ', ', ', mẹ ']);
const both = ({ childName, motherName }: SearchedPerson, random: Random): string =>
  `${childName}${between(random)}${motherName}`;

const letters = 'abcdeghiklmnopqrstuvxy';

/** Marks kept; one letter of a name changed, dropped, doubled or turned round with the next. */
function oneLetterWrong(names: string, random: Random): string {
  const all = [...names.normalize('NFC')];
  const says = names.indexOf(', mẹ ');
  const isOfName = (letter: string, at: number) =>
    /\p{L}/u.test(letter) && !(says >= 0 && at >= says && at < says + 5);
  const places = all.flatMap((letter, at) => (isOfName(letter, at) ? [at] : []));
  const at = random.pick(places);
  const letter = all[at] ?? '';
  const next = all[at + 1] ?? ' ';
  const isAlone = next === ' ' && (all[at - 1] ?? ' ') === ' ';
  const way = random.next();
  if (way >= 0.55 && way < 0.75 && !isAlone) all.splice(at, 1);
  else if (way >= 0.75 && way < 0.9) all.splice(at, 0, letter.toLowerCase());
  else if (way >= 0.9 && /\p{L}/u.test(next) && fold(next) !== fold(letter)) {
    all[at] = next;
    all[at + 1] = letter;
  } else all[at] = random.pick([...letters].filter((other) => other !== fold(letter)));
  return all.join('');
}
