import type { Sex } from '../samples/people.ts';
import { type Day, yearOf } from './days.ts';
import { Dice } from './dice.ts';

/**
 * A person's identity paper as it is written in a year: the nine digits of CMND, the twelve of CCCD since 2016. The same person
 * has the same numbers in every book. @source domain §5.4
 */
export function identityCard(person: number, born: Day, sex: Sex, year: number): string {
  const own = new Dice(Math.imul(person + 1, 2_246_822_519));
  const old = `01${String(own.int(0, 9_999_999)).padStart(7, '0')}`;
  const six = String(own.int(0, 999_999)).padStart(6, '0');
  if (year < 2016 || (year < 2021 && own.chance(0.5))) return `CMND ${old}`;
  const birth = yearOf(born);
  const century = (birth >= 2000 ? 2 : 0) + (sex === 'male' ? 0 : 1);
  return `CCCD 001${century}${String(birth % 100).padStart(2, '0')}${six}`;
}
