import ethnicities from '../lexicon/ethnicities.generated.json' with { type: 'json' };
import nationalities from '../lexicon/nationalities.json' with { type: 'json' };
import register from '../lexicon/register-words.json' with { type: 'json' };
import syllables from '../lexicon/syllables.generated.json' with { type: 'json' };
import { spellingKey } from '../extract/spelling-key.ts';
import type { LineKind } from './line-kind.ts';
import { nameWord, nameWordAfter } from './name-words.ts';
import { placeWords } from './place-words.ts';
import type { WordPrior } from './search-texts.ts';
import { type WordSource, wordSource } from './word-source.ts';

/**
 * What a letter, or the space after a word, is worth (nats), so that long texts are not unlikely for being long: what a letter
 * of Vietnamese costs on the average. The three below: log-likelihoods of a word in no list and of each of its letters, of
 * a number, and of figures and letters in one word.
 */
const perLetter = 2.2;
const unheard = -2.2;
const unheardLetter = -3.5;
const figures = -2.5;
const mixedWord = -7;

/** How much of what stands in a line of a kind comes from names, places, registers' phrases, numbers in words, and any words. */
const shares: Readonly<Record<LineKind, readonly number[]>> = {
  name: [0.9, 0.02, 0.03, 0.02, 0.03],
  place: [0.08, 0.75, 0.12, 0.02, 0.03],
  text: [0.2, 0.2, 0.45, 0.1, 0.05],
  date: [0.05, 0.05, 0.1, 0.75, 0.05],
  number: [0.05, 0.05, 0.1, 0.75, 0.05],
};
/** After a word, so much of what follows is from where the word is likely from; the rest as if none had been before. */
const staying = 0.7;

const numberWords =
  'một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi linh lẻ trăm nghìn ngàn không ngày tháng năm giờ phút tuổi t ' +
  'mồng mùng giêng chạp nam nữ kinh';

/** Earlier phrases of a list are the usual ones: the first counts five times as much as the hundredth. */
const byRank = (phrases: readonly string[]) =>
  phrases.map((phrase, i) => [phrase, 1 + 4 / (1 + i / 20)] as const);

interface Sources {
  readonly places: WordSource;
  readonly others: readonly WordSource[];
}
let made: Sources | null = null;
const sources = (): Sources => {
  made ??= {
    places: placeWords(),
    others: [
      wordSource([
        ...[
          register.occupations,
          register.causes,
          register.papers,
          register.phrases,
          register.houses,
        ].flatMap(byRank),
        ...ethnicities.map(({ name }) => [name, name === 'Kinh' ? 200 : 2] as const),
        ...ethnicities.flatMap(({ aliases }) => aliases.map((alias) => [alias, 0.5] as const)),
        ...nationalities.map(({ name }) => [name, name === 'Việt Nam' ? 100 : 1] as const),
      ]),
      wordSource(numberWords.split(' ').map((word) => [word, 1])),
      wordSource(syllables.map((word) => [word, 1])),
    ],
  };
  return made;
};

const mostRemembered = 50_000;

/**
 * How much words speak for a text, in nats about 0: words of names, places, registers and of the language, each after the one
 * before it, by how usual they are in lines of a kind. It knows letters and marks, not capitals.
 */
export function vietnameseWords(kind: LineKind = 'text'): WordPrior {
  const prior = priors.get(kind) ?? priorOf(kind);
  priors.set(kind, prior);
  return prior;
}

const priors = new Map<LineKind, WordPrior>();

function priorOf(kind: LineKind): WordPrior {
  const share = shares[kind];
  const remembered = new Map<string, number>();
  return (word, before) => {
    if (/\p{N}/u.test(word)) return (/\p{L}/u.test(word) ? mixedWord : figures) + perLetter;
    const place = `${kind === 'name' ? Math.min(2, before.length) : 0} ${before.at(-1) ?? ''} `;
    const known = remembered.get(place + word);
    if (known !== undefined) return known;
    const likely = logOf(word, before, { kind, share }) + perLetter * ([...word].length + 1);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(place + word, likely);
    return likely;
  };
}

function logOf(
  word: string,
  before: readonly string[],
  { kind, share }: { kind: LineKind; share: readonly number[] },
): number {
  const { places, others } = sources();
  const key = spellingKey(word);
  const keys = before.map(spellingKey);
  const previous = keys.at(-1) ?? null;
  const [registerWords, numbers, any] = others as [WordSource, WordSource, WordSource];
  const inName = (one: string, after: readonly string[]) =>
    kind === 'name' ? nameWord(one, after) : nameWordAfter(after.at(-1) ?? null, one);
  const from =
    previous === null
      ? share
      : weighed(share, [
          inName(previous, keys.slice(0, -1)),
          ...[places, ...others].map((source) => source.likely(previous)),
        ]);
  const likely = [
    inName(key, keys),
    places.following(previous, key),
    registerWords.following(previous, key),
    numbers.likely(key),
    any.likely(key),
  ].reduce((sum, one, i) => sum + one * (from[i] ?? 0), 0);
  return Math.log(likely + Math.exp(unheard + unheardLetter * [...word].length));
}

/** Where the next word comes from, by where the one before was likely from. */
function weighed(share: readonly number[], likely: readonly number[]): number[] {
  const both = share.map((one, i) => one * ((likely[i] ?? 0) + 1e-6));
  const total = both.reduce((sum, one) => sum + one, 0);
  return both.map((one, i) => (staying * one) / total + (1 - staying) * (share[i] ?? 0));
}
