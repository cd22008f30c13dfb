/** 97.5 % point of the standard normal distribution: two-sided 95 %. */
const z = 1.959963985;

/** Bounds of a share, 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % score interval of the share of wrong fields in a lot of `lot`, of which `n` were drawn at random without replacement
 * and `wrong` found wrong: all shares p with (wrong/n − p)² ≤ z² · p(1−p)/n · (lot−n)/(lot−1). The last factor is the finite
 * population correction: half a lot looked at leaves half of the variance, a whole lot none. Null when nothing was drawn.
 *
 * Over books whose fields are wrong by chance it covers a book's true share in 95 % of draws; for one fixed number of wrong
 * fields in 92–98 %, and worse where less than one wrong field is to be expected in the sample (84 % at worst): then a
 * single one met by chance makes the book look worse than it is, never better. Figures: tests/pipeline/quality/coverage.test.ts.
 * @source ADR 0018; E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212; variance without replacement: W. G. Cochran, Sampling
 * Techniques, 3rd ed. (1977), §3.2
 */
export function wilsonInterval(wrong: number, n: number, lot: number): Interval | null {
  if (n === 0) return null;
  const share = wrong / n;
  const left = lot > n ? (lot - n) / (lot - 1) : 0;
  const weight = (z * z * left) / n;
  const middle = share + weight / 2;
  const half = Math.sqrt(weight * share * (1 - share) + (weight * weight) / 4);
  // What was seen is certain: so many are wrong at least, so many right.
  return {
    low: Math.max(wrong / lot, (middle - half) / (1 + weight)),
    high: Math.min((lot - n + wrong) / lot, (middle + half) / (1 + weight)),
  };
}
