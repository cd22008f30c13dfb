import type { Reader } from '#schemas/record/fields.ts';
import { age } from './age.ts';
import { bookNumber } from './book-number.ts';
import { date } from './date.ts';
import { dateInWordsReader } from './date-in-words.ts';
import { entryNumber } from './entry-number.ts';
import { ethnicity } from './ethnicity.ts';
import { name } from './name.ts';
import { nationality } from './nationality.ts';
import { office } from './office.ts';
import { paper } from './paper.ts';
import { personalId } from './personal-id.ts';
import { place } from './place.ts';
import type { FieldReader } from './reader.ts';
import { relation } from './relation.ts';
import { sex } from './sex.ts';
import { text } from './text.ts';
import { time } from './time.ts';
import { year } from './year.ts';

/** Every way of reading that a form may name. */
export const readers = {
  name,
  date,
  'date-in-words': dateInWordsReader,
  year,
  time,
  place,
  'entry-number': entryNumber,
  'book-number': bookNumber,
  sex,
  ethnicity,
  nationality,
  'personal-id': personalId,
  paper,
  age,
  relation,
  office,
  text,
} as const satisfies Record<Reader, FieldReader>;
