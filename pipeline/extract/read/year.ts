import { date } from './date.ts';
import type { FieldReader, Read } from './reader.ts';

/** A field that asks for a year; a fuller date is kept as it is, a year alone is no doubt here. */
const asYear = (read: Read): Read =>
  read.value !== null && /^\d{4}$/.test(read.value)
    ? { ...read, doubts: read.doubts.filter((doubt) => doubt !== 'partial-date') }
    : read;

export const year: FieldReader = {
  read: (text, context) => asYear(date.read(text, context)),
  guess: (text, context) => asYear((date.guess ?? date.read)(text, context)),
};
