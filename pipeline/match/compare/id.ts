import { type Comparator, missing } from './comparator.ts';
import { typoDistance } from './typo-distance.ts';

/** The nine digits of CMND, a sign too many or too few; those of CCCD and personal numbers are twelve. @source domain §5.4 */
const mostOfCard = 10;
/** Fewer digits than these are no such number. */
const fewest = 8;
/** `CMND 012345678`: what the paper is called, before its number; a letter or two belong to the number. */
const label = new RegExp(`^\\p{L}{3,}(?=\\d{${fewest},}$)`, 'u');
const isNumber = new RegExp(`^\\d{${fewest},}$`);

/**
 * Numbers that belong to one person or thing, their letters and digits alone. `digit`: one sign wrong, missing or turned. Who has had
 * both papers has two numbers: the old and the new say nothing of each other.
 */
export const idComparator: Comparator<string> = {
  levels: ['exact', 'digit', 'differs'],
  prepare: (value) =>
    value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(label, '') || null,
  compare: (a, b) => {
    if (a === b) return 0;
    if (Math.min(a.length, b.length) > 3 && typoDistance(a, b, 1) <= 1) return 1;
    return areTwoPapers(a, b) ? missing : 2;
  },
};

const areTwoPapers = (a: string, b: string): boolean =>
  a.length <= mostOfCard !== b.length <= mostOfCard && isNumber.test(a) && isNumber.test(b);
