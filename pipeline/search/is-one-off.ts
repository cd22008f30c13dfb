/** True of two words that differ by one letter changed, added, left out, or two neighbors turned round; not of equal ones. */
export function isOneOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let tail = 0;
  while (tail < short.length - from && short[short.length - 1 - tail] === long[long.length - 1 - tail])
    tail += 1;
  const [left, right] = [short.length - from - tail, long.length - from - tail];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && short[from] === long[from + 1] && short[from + 1] === long[from];
}
