import { date } from './date.ts';
import type { FieldReader, Read, ReadContext } from './reader.ts';

type Way = (text: string, context: ReadContext) => Read;

/**
 * A field that asks for a year; a fuller date is kept as it is, and a year alone is no doubt here. A century that only
 * the registration date told stays one.
 */
const asYear =
  (read: Way): Way =>
  (text, context) => {
    const found = read(text, context);
    const isYear = found.value !== null && /^\d{4}$/.test(found.value);
    const isWritten = isYear && read(text, { latestYear: null }).value === found.value;
    return isWritten ? { ...found, doubts: found.doubts.filter((doubt) => doubt !== 'partial-date') } : found;
  };

export const year: FieldReader = { read: asYear(date.read), guess: asYear(date.guess ?? date.read) };
