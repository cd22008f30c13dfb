import { fold } from '#schemas/fold.ts';
import type { Random } from '../samples/random.ts';
import type { SearchedPerson } from './people.ts';

/** How a query was made from a person who is in the books. */
export type Corruption =
  | 'tones-lost'
  | 'letter-wrong'
  | 'given-and-mother'
  | 'year-off-by-one'
  | 'middle-missing'
  | 'no-year'
  | 'letter-wrong-and-mother';

const letters = 'abcdeghiklmnopqrstuvxy';

/**
 * What somebody might type at the counter for a person, as each kind of corruption has it: the first four are the issue's,
 * the others are harder and reported beside them.
 */
export const corruptions: Readonly<Record<Corruption, (person: SearchedPerson, random: Random) => string>> = {
  'tones-lost': (person) => `${fold(person.childName)} ${yearOf(person)}`,
  'letter-wrong': (person, random) => `${oneLetterWrong(person.childName, random)} ${yearOf(person)}`,
  'given-and-mother': (person, random) => `${givenAndMother(person, random)} ${yearOf(person)}`,
  'year-off-by-one': (person, random) =>
    `${person.childName} ${yearOf(person) + (random.chance(0.5) ? 1 : -1)}`,
  'middle-missing': (person) => {
    const words = fold(person.childName).split(' ');
    return `${words[0]} ${words.at(-1)} ${fold(person.motherName)} ${yearOf(person)}`;
  },
  'no-year': givenAndMother,
  'letter-wrong-and-mother': (person, random) =>
    `${oneLetterWrong(givenOf(person), random)} ${fold(person.motherName)} ${yearOf(person)}`,
};

const givenOf = ({ childName }: SearchedPerson): string => childName.split(' ').at(-1) ?? '';

function givenAndMother(person: SearchedPerson, random: Random): string {
  const between = random.chance(0.5) ? ' ' : ', mẹ ';
  return `${givenOf(person)}${between}${person.motherName}`;
}

const yearOf = ({ childBirthDate }: SearchedPerson): number => Number(childBirthDate.slice(0, 4));

/** Marks kept; one letter changed, dropped, doubled or turned round with the next. */
function oneLetterWrong(name: string, random: Random): string {
  const all = [...name.normalize('NFC')];
  const places = all.flatMap((letter, at) => (letter === ' ' ? [] : [at]));
  const at = random.pick(places);
  const letter = all[at] ?? '';
  const way = random.next();
  if (way < 0.55) {
    const others = [...letters].filter((other) => other !== fold(letter));
    all[at] = random.pick(others);
  } else if (way < 0.75 && wordAt(name, at).length > 1) all.splice(at, 1);
  else if (way < 0.9) all.splice(at, 0, letter.toLowerCase());
  else if (all[at + 1] !== undefined && all[at + 1] !== ' ')
    [all[at], all[at + 1]] = [all[at + 1] ?? '', letter];
  else all[at] = random.pick([...letters].filter((other) => other !== fold(letter)));
  return all.join('');
}

function wordAt(name: string, at: number): string {
  const all = [...name.normalize('NFC')];
  const from = all.lastIndexOf(' ', at) + 1;
  const to = all.indexOf(' ', at);
  return all.slice(from, to < 0 ? undefined : to).join('');
}
