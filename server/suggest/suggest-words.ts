import type { SuggestionSource } from '#schemas/api/suggest.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import ethnicities from '#pipeline/lexicon/ethnicities.generated.json' with { type: 'json' };
import nationalities from '#pipeline/lexicon/nationalities.json' with { type: 'json' };
import register from '#pipeline/lexicon/register-words.json' with { type: 'json' };
import { offices } from '#pipeline/extract/read/office.ts';
import { relations } from '#pipeline/extract/read/relation.ts';
import { usualIn } from '#pipeline/extract/read/usual-phrases.ts';
import type { Candidate } from './candidate.ts';
import { type FoldedIndex, foldedIndex } from './folded-index.ts';

const byReader: Partial<Record<Reader, { from: SuggestionSource; texts: () => readonly string[] }>> = {
  sex: { from: 'words', texts: () => ['Nam', 'Nữ', 'Không xác định'] },
  ethnicity: {
    from: 'ethnicities',
    texts: () => [
      ...ethnicities.map(({ name }) => name),
      ...ethnicities.flatMap(({ spellings }) => spellings),
      ...ethnicities.flatMap(({ aliases }) => aliases),
    ],
  },
  nationality: {
    from: 'nationalities',
    texts: () => [
      ...nationalities.map(({ name }) => name),
      ...nationalities.flatMap(({ spellings }) => spellings),
    ],
  },
  office: { from: 'words', texts: () => offices },
  relation: { from: 'words', texts: () => relations },
  paper: { from: 'words', texts: () => register.papers },
};

interface Phrase {
  readonly text: string;
  /** From 0, the usual ones first. */
  readonly rank: number;
}
const made = new Map<string, FoldedIndex<Phrase>>();

/** Closed lists, and phrases that are usual in a field. They begin with a capital letter, as books write them. */
export function suggestWords(typed: string, key: FieldKey, reader: Reader): Candidate[] {
  const list = byReader[reader];
  const name = list ? reader : key;
  const index =
    made.get(name) ??
    foldedIndex((list?.texts() ?? usualIn(key)).map((text, rank) => ({ text, item: { text, rank } })));
  made.set(name, index);
  return index.find(typed).map(({ item, from, against, isWhole }) => ({
    text: item.text.charAt(0).toUpperCase() + item.text.slice(1),
    from: list?.from ?? 'words',
    against,
    likely: (from === 0 ? 3 : 1) + (isWhole ? 0.2 : 0) + 1 / (item.rank + 2),
  }));
}
