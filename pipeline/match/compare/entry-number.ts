import { type Numbers, packed } from './comparator.ts';
import { textNumbers } from './text-numbers.ts';

/** Longer numbers are compared as texts. */
const mostDigits = 9;
export const noNumber = 0;

/** How many digits, and the number, of up to nine digits; longer ones as two numbers that stand for them. */
export function numberIn(value: string): readonly [digits: number, number, number] {
  const digits = /^\D*0*(\d+)/.exec(value)?.[1];
  if (digits === undefined) return [noNumber, 0, 0];
  return digits.length > mostDigits
    ? [digits.length, ...textNumbers(digits)]
    : [digits.length, Number(digits), 0];
}

/**
 * Numbers of entries, however many zeros lead them. `close`: the next one, where a twin or the next caller stands; `digit`: one
 * digit read otherwise.
 */
export const entryNumberComparator = packed(
  ['exact', 'digit', 'close', 'differs'],
  (value) => {
    const number = numberIn(value);
    return number[0] === noNumber ? null : number;
  },
  (x, a, y, b) => {
    if (isSameNumber(x, a, y, b)) return 0;
    if (apartBy(x, a, y, b) === 1) return 2;
    return isOneDigitOff(x, a, y, b) ? 1 : 3;
  },
);

export const isSameNumber = (x: Numbers, a: number, y: Numbers, b: number): boolean =>
  x[a] === y[b] && x[a + 1] === y[b + 1] && x[a + 2] === y[b + 2];

/** How far two numbers are from each other; of long ones it is not told. */
export const apartBy = (x: Numbers, a: number, y: Numbers, b: number): number =>
  (x[a] as number) > mostDigits || (y[b] as number) > mostDigits
    ? Number.POSITIVE_INFINITY
    : Math.abs((x[a + 1] as number) - (y[b + 1] as number));

/** Whether two numbers of equally many digits, more than one, differ in one of them. */
export function isOneDigitOff(x: Numbers, a: number, y: Numbers, b: number): boolean {
  const digits = x[a] as number;
  if (digits !== y[b] || digits === 1 || digits > mostDigits) return false;
  let [one, other] = [x[a + 1] as number, y[b + 1] as number];
  let apart = 0;
  while (one !== other) {
    if (one % 10 !== other % 10) apart += 1;
    one = Math.floor(one / 10);
    other = Math.floor(other / 10);
  }
  return apart === 1;
}
