import { fold } from '#schemas/fold.ts';
import { foldWords } from './batch/fold-words.ts';
import names from '#pipeline/lexicon/names.generated.json' with { type: 'json' };

/** Shares of folded syllables among all of a place. */
function shares(counts: Readonly<Record<string, number | readonly number[]>>): ReadonlyMap<string, number> {
  const folded = new Map<string, number>();
  let all = 0;
  for (const [syllable, count] of Object.entries(counts)) {
    const n = typeof count === 'number' ? count : count.reduce((sum, one) => sum + one, 0);
    folded.set(fold(syllable), (folded.get(fold(syllable)) ?? 0) + n);
    all += n;
  }
  return new Map([...folded].map(([syllable, n]) => [syllable, n / all]));
}

const at = {
  surname: shares(names.surnames),
  middle: shares(names.middles),
  given: shares(names.givens),
} as const;
/** Share given to a syllable never counted: about once in the counts. */
const unseen = 1 / 27_000;

/** How little a folded syllable is shared at its place of a name, in bits: `nguyen` as surname 1.4, `lan` as given name 7. */
export const syllableRarity = (place: keyof typeof at, folded: string): number =>
  -Math.log2(at[place].get(folded) ?? unseen);

/**
 * How little a name is shared, in bits: −log2 of the share of people who have it, its syllables taken as independent.
 * Nguyễn Thị Lan about 8, Quách Bảo Khuê about 23. Tones folded: a lost tone must not make a name look rare.
 * What follows a U+0000 (another column) is no part of the name.
 * Counts are of students of the 2010s; for old books Thị and Văn are rarer here than they were (names-vi SOURCE).
 */
export function nameRarity(name: string): number {
  const syllables = foldWords(name.split('\u0000', 1)[0] as string).split(' ');
  const [surname = '', ...rest] = syllables;
  const given = rest.pop();
  return (
    syllableRarity('surname', surname) +
    rest.reduce((sum, middle) => sum + syllableRarity('middle', middle), 0) +
    (given === undefined ? 0 : syllableRarity('given', given))
  );
}
