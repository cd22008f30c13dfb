import nationalities from '#pipeline/lexicon/nationalities.json' with { type: 'json' };
import { type FieldReader, type Read, tidy, understood } from './reader.ts';
import { guessFrom, vocabulary } from './vocabulary.ts';

const known = vocabulary(nationalities.map(({ name, spellings }) => ({ value: name, spellings })));

/** Value: the usual Vietnamese name of the country; one that is not listed stays as written. */
function read(text: string): Read {
  const value = known.exact(text);
  if (value !== null) return understood(value);
  return { value: tidy(text), doubts: ['not-in-lexicon'], fit: 0.3, alternatives: [] };
}

export const nationality: FieldReader = { read, guess: (text) => guessFrom(known, text) ?? read(text) };
