import { remembering } from './remembering.ts';

/** Letters that readers and writers take for one another. @source domain §5.6 */
const confused = [
  'nu',
  'mn',
  'rv',
  'hk',
  'lt',
  'ce',
  'oc',
  'ao',
  'il',
  'ij',
  'gq',
  'gy',
  'hb',
  'bl',
  '17',
  '06',
  '38',
  '49',
  '56',
];
const pairs = new Set(confused.flatMap(([a, b]) => [`${a}${b}`, `${b}${a}`]));

const plain = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd');

/** 0 the same, .3 other marks on the same letter, .6 letters often confused, 1 anything else. */
function substitution(a: string, b: string): number {
  if (a === b) return 0;
  const plainA = plain(a);
  const plainB = plain(b);
  if (plainA === plainB) return 0.3;
  return pairs.has(plainA + plainB) ? 0.6 : 1;
}

/** The letters met so far, each by its number, and what one of the first costs for another where that was asked before (else below 0). */
const numbers = new Map<string, number>();
const letters: string[] = [];
const remembered = 512;
const costs = new Float64Array(remembered * remembered).fill(-1);

function numberOf(letter: string): number {
  const known = numbers.get(letter);
  if (known !== undefined) return known;
  const number = letters.push(letter) - 1;
  numbers.set(letter, number);
  return number;
}

/** A text by its letters' numbers. */
const numbersOf = remembering((text) => Int32Array.from(text, numberOf), 20_000);

function costOf(a: number, b: number): number {
  if (a >= remembered || b >= remembered) return substitution(letters[a] ?? '', letters[b] ?? '');
  const known = costs[a * remembered + b] as number;
  if (known >= 0) return known;
  const cost = substitution(letters[a] ?? '', letters[b] ?? '');
  costs[a * remembered + b] = cost;
  return cost;
}

let above = new Float64Array(64);
let row = new Float64Array(64);

/** How far apart two texts are to the eye, in letters (lower case, NFC); symmetric. Stops early above `limit` with Infinity. */
export function letterDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  const from = numbersOf(a);
  const to = numbersOf(b);
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  if (above.length <= to.length)
    [above, row] = [new Float64Array(2 * to.length), new Float64Array(2 * to.length)];
  for (let j = 0; j <= to.length; j += 1) above[j] = j;
  // Farther off the diagonal than the limit no way leads back.
  const reach = Math.min(limit, from.length + to.length);
  for (let i = 1; i <= from.length; i += 1) {
    const [first, last] = [Math.max(1, Math.ceil(i - reach)), Math.min(to.length, Math.floor(i + reach))];
    const letter = from[i - 1] as number;
    row[first - 1] = first === 1 ? i : Number.POSITIVE_INFINITY;
    let least = row[first - 1] as number;
    for (let j = first; j <= last; j += 1) {
      const changed = (above[j - 1] as number) + costOf(letter, to[j - 1] as number);
      const added = Math.min(above[j] as number, row[j - 1] as number) + 1;
      const cost = Math.min(changed, added);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    if (last < to.length) row[last + 1] = Number.POSITIVE_INFINITY;
    [above, row] = [row, above];
  }
  const distance = above[to.length] as number;
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}
