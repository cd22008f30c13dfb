import names from '#pipeline/lexicon/names.generated.json' with { type: 'json' };
import { nearWords } from '../near-words.ts';
import { spellingKey } from '../spelling-key.ts';

/** Where a syllable stands in a name: họ, chữ đệm, tên. */
export type NamePlace = 'surname' | 'middle' | 'given';

interface Syllables {
  /** How often each stands there, by spelling key. */
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
  readonly near: ReturnType<typeof nearWords>;
}

const bothSexes = (counts: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(counts).map(([syllable, [male = 0, female = 0]]) => [syllable, male + female] as const);

/** Syllables by their place in a name, with how often each was counted there. */
export const namesAt: Readonly<Record<NamePlace, readonly (readonly [string, number])[]>> = {
  surname: Object.entries(names.surnames),
  middle: bothSexes(names.middles),
  given: [...bothSexes(names.givens), ...names.others.map((syllable) => [syllable, 1] as const)],
};

function syllablesOf(place: NamePlace): Syllables {
  const counts = new Map<string, number>();
  const spellings: string[] = [];
  for (const [syllable, count] of namesAt[place]) {
    const key = spellingKey(syllable);
    if (!counts.has(key)) spellings.push(syllable);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return {
    counts,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    near: nearWords(spellings),
  };
}

const known: Readonly<Record<NamePlace, Syllables>> = {
  surname: syllablesOf('surname'),
  middle: syllablesOf('middle'),
  given: syllablesOf('given'),
};

/** Natural logarithm of how rare a syllable of no list is taken to be, and one that is known at another place of the name. */
const unheard = -14;
const elsewhere = -10;

/** True when a syllable stands anywhere in a name of the lists. */
export const isNameSyllable = (syllable: string): boolean => {
  const key = spellingKey(syllable);
  return Object.values(known).some(({ counts }) => counts.has(key));
};

/** How likely a syllable is at its place, as a natural logarithm; the floor for one that no list has. */
export function logLikely(syllable: string, place: NamePlace): number {
  const { counts, total } = known[place];
  const count = counts.get(spellingKey(syllable)) ?? 0;
  if (count > 0) return Math.log(count / total);
  return isNameSyllable(syllable) ? elsewhere : unheard;
}

export interface LikelierSyllable {
  readonly syllable: string;
  readonly distance: number;
  /** How much likelier than the one read, letters and lists together, in nats. */
  readonly by: number;
}

/** So many are weighed against the ink, those first that are likeliest for how near they are. */
const mostWeighed = 8;

/** Syllables of the lists that were more likely written than the one read, the likeliest first; `cost` of a syllable in nats. */
export function likelierSyllables(
  read: string,
  place: NamePlace,
  cost: (syllable: string, distance: number) => number,
): LikelierSyllable[] {
  const lower = read.toLowerCase();
  if (lower.length < 2) return [];
  const key = spellingKey(read);
  const own = logLikely(read, place);
  const limit = lower.length <= 2 ? 0.3 : lower.length <= 4 ? 1 : 1.3;
  return known[place]
    .near(lower, limit)
    .filter(({ word }) => spellingKey(word) !== key)
    .map(({ word, distance }) => ({ word, distance, gain: logLikely(word, place) - own }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - 4 * b.distance - a.gain + 4 * a.distance)
    .slice(0, mostWeighed)
    .map(({ word, distance, gain }) => ({ syllable: word, distance, by: gain - cost(word, distance) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by);
}
