export interface Risked {
  readonly risk: number;
  readonly wrong: boolean;
}

/**
 * The highest risk at which what lies at or below it is right `precision` of the time, as if one more had been wrong than
 * was seen (of n fields, n / (n + 1) is the best that can be said). Null when no limit does it.
 */
export function limitFor(fields: readonly Risked[], precision: number): number | null {
  const sorted = [...fields].sort((a, b) => a.risk - b.risk);
  let wrong = 0;
  let limit: number | null = null;
  for (const [i, { risk, wrong: isWrong }] of sorted.entries()) {
    if (isWrong) wrong += 1;
    if (sorted[i + 1]?.risk === risk) continue;
    if ((wrong + 1) / (i + 2) <= 1 - precision) limit = risk;
  }
  return limit;
}

/**
 * The limit that keeps its promise for all fields together and for each font of which enough were seen to tell (two wrong ones
 * would show): books to come are in other hands, and the worst of these is nearer to them than the mean.
 */
export function limitForFonts(
  fields: readonly (Risked & { readonly font: string })[],
  precision: number,
): number | null {
  const enough = 2 / (1 - precision);
  const own = [...new Set(fields.map(({ font }) => font))]
    .map((font) => fields.filter((one) => one.font === font))
    .filter((some) => some.length >= enough);
  const limits = [fields, ...own].map((some) => limitFor(some, precision));
  return limits.reduce((least, limit) => (least === null || limit === null ? null : Math.min(least, limit)));
}
