import ethnicities from '#pipeline/lexicon/ethnicities.generated.json' with { type: 'json' };
import { spellingKey } from '../spelling-key.ts';
import { type FieldReader, type Read, tidy, understood } from './reader.ts';
import { guessFrom, vocabulary } from './vocabulary.ts';

/** @source Quyết định 121-TCTK/PPCĐ, 2/3/1979: 54 peoples, and the spellings of import files */
const known = vocabulary([
  ...ethnicities.map(({ name, spellings }) => ({ value: name, spellings })),
  { value: 'Người nước ngoài', spellings: [] },
]);

/** Other names of peoples, each with every people it has been used for: `Thổ` Tày or Khơ-me, `Mán` Dao or Sán Dìu. */
const peoplesByAlias = new Map<string, string[]>();
for (const { name, aliases } of ethnicities)
  for (const alias of aliases) {
    const key = spellingKey(alias);
    peoplesByAlias.set(key, [...(peoplesByAlias.get(key) ?? []), name]);
  }
for (const alias of ['Việt Nam']) peoplesByAlias.set(spellingKey(alias), ['Kinh']);
for (const alias of ['Trung Hoa', 'Trung Quốc', 'Minh Hương', 'Hoa kiều'])
  peoplesByAlias.set(spellingKey(alias), ['Hoa']);

/** The names of old use as they are spelled. */
const aliases = vocabulary(
  ethnicities.flatMap((people) => people.aliases.map((value) => ({ value, spellings: [] }))),
);

/**
 * Value: the official name, whatever its spelling. A name of old use stays as written, and the official names it may stand
 * for are offered: which one is meant is a person's word. A name that is official *and* an old name of another people (Thổ)
 * is taken as official, with a doubt.
 */
function read(text: string): Read {
  const value = known.exact(text);
  const asAlias = (peoplesByAlias.get(spellingKey(text)) ?? []).filter((name) => name !== value);
  if (value !== null)
    return asAlias.length === 0 ? understood(value) : { ...understood(value), alternatives: asAlias };
  const fit = asAlias.length > 0 ? 0.9 : 0.3;
  return { value: tidy(text), doubts: ['not-in-lexicon'], fit, alternatives: asAlias };
}

/** A people of its own and an old name of Tày, and of Khơ-me in the south. @source domain §5.1 */
const ambiguous = 'Thổ';

export const ethnicity: FieldReader = {
  read,
  guess(text) {
    const plain = read(text);
    if (plain.value === ambiguous) return { ...plain, doubts: ['near-lexicon'], fit: 0.7 };
    if (plain.fit >= 0.9) return plain;
    return guessFrom(known, text) ?? nearAlias(text) ?? plain;
  },
};

/** A name of old use, a letter off, with the official names that it may stand for. */
function nearAlias(text: string): Read | null {
  const near = guessFrom(aliases, text);
  if (near?.value == null) return null;
  return { ...near, alternatives: [near.value, ...read(near.value).alternatives] };
}
