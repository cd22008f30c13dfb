import { syllableRarity } from '../match/name-rarity.ts';
import { isOneOff } from './is-one-off.ts';
import type { AskedWord, Reading, SearchQuery } from './search-query.ts';

/** Folded words that the names in the store begin and end with. */
export interface Vocabulary {
  readonly surnames: readonly string[];
  readonly givens: readonly string[];
}

export interface WholeName {
  readonly name: string;
  readonly spelled: string;
  readonly subjects: readonly string[] | null;
}

/** By what candidates are picked; each list is a way in of its own, all of them narrow. Words are folded. */
export interface Blocks {
  /** Whole names; `subjects`: as another's name only where the record's person is called so, null: whoever has the name. */
  readonly whole: readonly WholeName[];
  /** Whole names that may have been meant, a few entries of each. */
  readonly near: readonly string[];
  /** Given names, where a year narrows them; the most alike to `like` first. */
  readonly givens: readonly { readonly given: string; readonly like: string }[];
  /** Given names of whom the record is about and of a parent or spouse. */
  readonly couples: readonly { readonly subject: string; readonly given: string; readonly like: string }[];
  /** Surname and given name, whatever stands between. */
  readonly pairs: readonly { readonly surname: string; readonly given: string; readonly like: string }[];
  /** A word that is all that is known of a name: its given name, its surname or the beginning of its given name. */
  readonly words: readonly { readonly word: string; readonly spelled: string }[];
}

const joined = (words: readonly AskedWord[]): string => words.map(({ key }) => key).join(' ');
const spelled = (words: readonly AskedWord[]): string => words.map((word) => word.spelled).join(' ');
const first = (words: readonly AskedWord[]): string => words[0]?.key ?? '';
const last = (words: readonly AskedWord[]): string => words.at(-1)?.key ?? '';

/** Each item once. */
const unique = <Item>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

const merged = (all: readonly Partial<Blocks>[]): Blocks => ({
  whole: unique(all.flatMap((one) => one.whole ?? [])),
  near: unique(all.flatMap((one) => one.near ?? [])),
  givens: unique(all.flatMap((one) => one.givens ?? [])),
  couples: unique(all.flatMap((one) => one.couples ?? [])),
  pairs: unique(all.flatMap((one) => one.pairs ?? [])),
  words: unique(all.flatMap((one) => one.words ?? [])),
});

const pairOf = (words: readonly AskedWord[]) => ({
  surname: first(words),
  given: last(words),
  like: joined(words),
});

const hasYear = ({ year, date }: SearchQuery): boolean => year !== null || date !== null;

/** More words in a row are two names rather than one. */
const mostWordsOfName = 4;
const isName = (words: readonly AskedWord[]): boolean => words.length > 1 && words.length <= mostWordsOfName;

/**
 * The ways in that find what was typed rightly, and with a year also what is one letter off: then near names are few. Of two
 * people one is spelled rightly, and the whole name of that one finds both.
 */
export function firstBlocks(query: SearchQuery, vocabulary: Vocabulary): Blocks {
  return merged(
    query.readings.map((reading) => {
      const [only = [], ...others] = reading.groups;
      const one = others.length === 0 && only.length > 1 ? [only] : [];
      const narrow = hasYear(query) ? one.filter(isName) : [];
      return {
        whole: [
          ...one.map((words) => ({ name: joined(words), spelled: spelled(words), subjects: null })),
          ...(hasYear(query) && narrow.length === 0 ? wholeOfTwo(reading, vocabulary) : []),
        ],
        couples: couplesOf(reading),
        near: narrow.flatMap((words) => [...lastOff(words, vocabulary), ...firstOff(words, vocabulary)]),
        pairs: narrow.map(pairOf),
        words:
          others.length === 0 && only.length === 1 ? [{ word: first(only), spelled: spelled(only) }] : [],
      };
    }),
  );
}

/** Further ways in, for what the first did not find: more letters wrong, a word missing, another order. */
export function widerBlocks(query: SearchQuery, vocabulary: Vocabulary): Blocks {
  return merged(
    query.readings.map((reading) => {
      const long = reading.groups.filter((words) => words.length > 1);
      const [only] = reading.groups;
      const isWord = only && reading.groups.length === 1 && only.length === 1;
      return {
        whole: wholeOfTwo(reading, vocabulary),
        near: long
          .filter(isName)
          .flatMap((words) => [
            ...lastOff(words, vocabulary),
            ...firstOff(words, vocabulary),
            ...(isSurname(words[0])
              ? []
              : vocabulary.surnames.map((surname) => `${surname} ${joined(words)}`)),
          ]),
        ...(hasYear(query)
          ? { givens: long.map((words) => ({ given: last(words), like: joined(words) })) }
          : {}),
        pairs: long.flatMap((words) => {
          const like = joined(words);
          return [
            pairOf(words),
            { surname: last(words), given: first(words), like },
            ...(words.length > 2
              ? [{ surname: words[1]?.key ?? '', given: first(words), like: joined(words.toReversed()) }]
              : []),
            ...nearWords(last(words), vocabulary.givens).map((given) => ({
              surname: first(words),
              given,
              like,
            })),
          ];
        }),
        couples: nearCouples(reading, vocabulary),
        ...(isWord
          ? {
              words: [
                ...nearWords(first(only), vocabulary.givens),
                ...nearWords(first(only), vocabulary.surnames),
              ].map((word) => ({ word, spelled: word })),
            }
          : {}),
      };
    }),
  );
}

/** More spellings than these are no longer near. */
const mostNear = 60;

/** Words of the names here that are one letter off, or that begin so. */
const nearWords = (word: string, known: readonly string[]): readonly string[] =>
  word.length < 2
    ? known.filter((other) => other !== word && other.startsWith(word)).slice(0, mostNear)
    : known
        .filter((other) => isOneOff(word, other) || (other !== word && other.startsWith(word)))
        .slice(0, mostNear);

const lastOff = (words: readonly AskedWord[], { givens }: Vocabulary): readonly string[] => {
  const before = joined(words.slice(0, -1));
  return nearWords(last(words), givens).map((given) => `${before} ${given}`);
};

const firstOff = (words: readonly AskedWord[], { surnames }: Vocabulary): readonly string[] => {
  const after = joined(words.slice(1));
  return nearWords(first(words), surnames).map((surname) => `${surname} ${after}`);
};

/** Two people: the groups as typed, or one group cut in two, whoever of them comes first. */
function couplesOf({ groups }: Reading): Blocks['couples'] {
  return pairsOf(groups).flatMap(([a, b]) => [
    { subject: last(a), given: last(b), like: joined(b) },
    { subject: last(b), given: last(a), like: joined(a) },
  ]);
}

type Two = readonly [readonly AskedWord[], readonly AskedWord[]];

const pairsOf = (groups: Reading['groups']): readonly Two[] => {
  const [one = [], ...others] = groups;
  return others.length > 0
    ? groups.flatMap((a, i) => groups.slice(i + 1).map((b) => [a, b] as const))
    : one.slice(1).map((_, i) => [one.slice(0, i + 1), one.slice(i + 1)] as const);
};

/** Near spellings tried of each of two names. */
const mostNearOfTwo = 24;

/** A word that begins a name: so many have it as a surname, in bits. */
const isSurname = (word: AskedWord | undefined): boolean =>
  word !== undefined && syllableRarity('surname', word.key) < 10;

/** One group is cut only where a surname begins the second part, or one of both is a given name. */
const likelyPairs = (groups: Reading['groups']): readonly Two[] =>
  groups.length > 1
    ? pairsOf(groups)
    : pairsOf(groups).filter(([a, b]) => a.length === 1 || b.length === 1 || isSurname(b[0]));

/** Two people of whom one is written as typed, whole, and the other's given name is a letter off at most. */
function wholeOfTwo({ groups }: Reading, { givens }: Vocabulary): readonly WholeName[] {
  const named = (words: readonly AskedWord[], other: readonly AskedWord[]): readonly WholeName[] =>
    words.length === 1
      ? []
      : [
          {
            name: joined(words),
            spelled: spelled(words),
            subjects: [last(other), ...nearWords(last(other), givens)],
          },
        ];
  return likelyPairs(groups).flatMap(([a, b]) => [...named(a, b), ...named(b, a)]);
}

/** One of two people a letter off. */
function nearCouples({ groups }: Reading, { givens }: Vocabulary): Blocks['couples'] {
  const near = (word: string) => nearWords(word, givens).slice(0, mostNearOfTwo);
  return likelyPairs(groups).flatMap(([a, b]) =>
    [[a, b] as const, [b, a] as const].flatMap(([child, parent]) => {
      const [subject, given, like] = [last(child), last(parent), joined(parent)];
      return [
        ...near(given).map((other) => ({ subject, given: other, like })),
        ...near(subject).map((other) => ({ subject: other, given, like })),
      ];
    }),
  );
}
