import type { Random } from '../samples/random.ts';
import { misreadDate, misreadDigit } from './misread-date.ts';
import { misreadName } from './misread-name.ts';
import { misreadPlace } from './misread-place.ts';
import { type Ink, type Noise, pageFactor, type Reading } from './noise.ts';
import type { Values } from './write-birth.ts';

/** How each column is read; others (`note`) as they stand. */
const readings = new Map<string, Reading | null>();
function readingOf(key: string): Reading | null {
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = readingBy(key);
  readings.set(key, reading);
  return reading;
}
const readingBy = (key: string): Reading | null => {
  if (/Name$/.test(key)) return 'name';
  if (/Date$/.test(key)) return 'date';
  if (/No$/.test(key)) return 'number';
  if (/place$|Place$|Origin$|Residence$/.test(key)) return 'place';
  if (/Age$/.test(key)) return 'age';
  if (/Sex$|Ethnicity$/.test(key)) return 'word';
  return /PersonalId$|Paper$/.test(key) ? 'id' : null;
};

/** Books are by hand until 2000, printed since 2012, in between some of each. */
export const inkOf = (year: number, random: Random): Ink =>
  random.chance(Math.min(1, Math.max(0, (year - 2000) / 12))) ? 'print' : 'hand';

/** What the machine makes of a row: as written, but for the share of fields that `noise` says. */
export function readValues(values: Values, ink: Ink, noise: Noise, random: Random): Values {
  const factor = pageFactor(random.next());
  const read: Values = {};
  for (const [key, value] of Object.entries(values) as [keyof Values, string | null][]) {
    const reading = value === null ? null : readingOf(key);
    const isWrong = reading !== null && random.next() < noise.misread[ink][reading] * factor;
    read[key] = isWrong && value !== null ? misread(key, reading, value, random) : value;
  }
  return read;
}

function misread(key: string, reading: Reading, value: string, random: Random): string | null {
  switch (reading) {
    case 'name':
      return misreadName(value, random);
    case 'date':
      return misreadDate(value, random, key === 'registrationDate' ? 'book' : 'century');
    case 'place':
      return misreadPlace(value, random);
    case 'number':
    case 'age':
    case 'id':
      return random.chance(0.25) ? null : misreadDigit(value, random);
    case 'word':
      return value === 'Nam' || value === 'Nữ' ? (random.chance(0.7) ? null : otherSex[value]) : null;
  }
}
const otherSex = { Nam: 'Nữ', Nữ: 'Nam' } as const;
