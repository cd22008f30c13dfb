/** How far two people who answered the same pairs agree. `kappa`: null while chance alone would have them agree always, or nothing is known. */
export interface Agreement {
  readonly pairs: number;
  readonly agreed: number;
  readonly kappa: { readonly value: number; readonly low: number; readonly high: number } | null;
}

const z = 1.959963985;

/**
 * Agreement beyond chance of the first and the second answer to each of some pairs, with its 95 % interval.
 * By J. Cohen, A coefficient of agreement for nominal scales, Educ. Psychol. Meas. 20 (1960) 37–46: kappa and its
 * standard error √(p(1−p) / n(1−e)²), for large samples.
 */
export function agreementOf(answers: readonly (readonly [string, string])[]): Agreement {
  const pairs = answers.length;
  const agreed = answers.filter(([first, second]) => first === second).length;
  const share = (said: (answer: readonly [string, string]) => boolean) => answers.filter(said).length / pairs;
  const kinds = new Set(answers.flat());
  const byChance = [...kinds].reduce(
    (sum, kind) => sum + share(([first]) => first === kind) * share(([, second]) => second === kind),
    0,
  );
  if (pairs === 0 || byChance >= 1) return { pairs, agreed, kappa: null };
  const seen = agreed / pairs;
  const value = (seen - byChance) / (1 - byChance);
  const half = (z * Math.sqrt((seen * (1 - seen)) / pairs)) / (1 - byChance);
  return {
    pairs,
    agreed,
    kappa: { value, low: Math.max(-1, value - half), high: Math.min(1, value + half) },
  };
}
