import register from '#pipeline/lexicon/register-words.json' with { type: 'json' };
import type { FieldKey } from '#schemas/record/kinds.ts';
import { nearWords } from '../near-words.ts';

const orders = register.phrases.filter((phrase) => phrase.startsWith('lần '));
const lists: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Occupation$/, register.occupations],
  [/^deathCause$/, register.causes],
  [/MarriageOrder$/, orders],
];
const made = new Map<readonly string[], ReturnType<typeof nearWords>>();
/** Nearest ones looked at. */
const most = 5;

/** All phrases that are usual in a field, the usual ones first; none where nothing is. */
export const usualIn = (key: FieldKey): readonly string[] =>
  lists.find(([fields]) => fields.test(key))?.[1] ?? [];

/** Phrases usual in a field that are not far from a text (lower case), nearest first; none where nothing is usual. */
export function usualPhrases(text: string, key: FieldKey | undefined): readonly string[] {
  const list = key === undefined ? [] : usualIn(key);
  if (list.length === 0) return [];
  const near = made.get(list) ?? nearWords(list);
  made.set(list, near);
  return near(text.toLowerCase(), Math.max(1, text.length * 0.45))
    .slice(0, most)
    .map(({ word }) => word);
}
