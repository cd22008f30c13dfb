/** Upper end of the two-sided 95 % Wilson interval of a share seen `wrong` times of `n`; 1 when nothing was seen. */
export function wilsonUpper(wrong: number, n: number): number {
  if (n === 0) return 1;
  const z = 1.96;
  const p = wrong / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return Math.min(1, (middle + half) / (1 + (z * z) / n));
}
