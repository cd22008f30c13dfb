import { type FieldReader, notUnderstood, understood } from './reader.ts';
import { guessFrom, vocabulary } from './vocabulary.ts';

/** @source domain §2.4 (nksGioiTinh: 1 Nam, 2 Nữ, 3 Không xác định) */
const known = vocabulary([
  { value: 'Nam', spellings: ['nam giới', 'trai', 'con trai', 'đàn ông'] },
  { value: 'Nữ', spellings: ['nữ giới', 'gái', 'con gái', 'đàn bà'] },
  { value: 'Không xác định', spellings: ['chưa xác định', 'chưa xác định được giới tính'] },
]);

/** Value: `Nam`, `Nữ` or `Không xác định`. */
export const sex: FieldReader = {
  read(text) {
    const value = known.exact(text);
    return value === null ? notUnderstood('not-in-lexicon') : understood(value);
  },
  guess: (text) => guessFrom(known, text) ?? notUnderstood('not-in-lexicon'),
};
