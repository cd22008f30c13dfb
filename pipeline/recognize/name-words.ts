import names from '../lexicon/names.generated.json' with { type: 'json' };
import { spellingKey } from '../extract/spelling-key.ts';

type Shares = ReadonlyMap<string, number>;

/** A list's syllables with their shares of it, by spelling key. */
function shares(counted: readonly (readonly [string, number])[]): Shares {
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const out = new Map<string, number>();
  for (const [syllable, count] of counted) {
    const key = spellingKey(syllable);
    out.set(key, (out.get(key) ?? 0) + count / total);
  }
  return out;
}

const bothSexes = (list: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(list).map(([syllable, [men = 0, women = 0]]) => [syllable, men + women] as const);

const surnames = shares(Object.entries(names.surnames));
const middles = shares(bothSexes(names.middles));
const givens = shares([...bothSexes(names.givens), ...names.others.map((one) => [one, 2] as const)]);

/** How likely a syllable is as one of a surname, a middle and a given name. */
const standing = (word: string) => [surnames.get(word) ?? 0, middles.get(word) ?? 0, givens.get(word) ?? 0];

/** What comes first in a name, second, and after that: surname, middle or given name. */
const places = [
  [0.95, 0.03, 0.02],
  [0.05, 0.55, 0.4],
  [0.05, 0.25, 0.7],
];
/** What follows a surname, a middle and a given name where names stand in running text. */
const follows = [
  [0, 0.7, 0.3],
  [0, 0.2, 0.8],
  [0.7, 0.15, 0.15],
];
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);

/** How likely the next word of a name is (spelling keys), counted from the name's first. */
export const nameWord = (word: string, before: readonly string[]): number =>
  dot(standing(word), places[Math.min(before.length, 2)] ?? []);

/** How likely a word is in running text that names stand in, after the word before. */
export function nameWordAfter(previous: string | null, word: string): number {
  const was = previous === null ? [0, 0, 0] : standing(previous);
  const total = was.reduce((sum, one) => sum + one, 1e-9);
  const next = standing(word);
  return follows.reduce(
    (sum, row, i) => sum + (((was[i] ?? 0) + (i === 2 ? 1e-9 : 0)) / total) * dot(next, row),
    0,
  );
}
