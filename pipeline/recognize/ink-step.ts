/** Stands for "no letter here". Not in any charset. */
const blankSign = '∅';
/** Costs are kept in quarters of a nat, as one figure of base 36: up to 8.75 nats. */
const perNat = 4;
const mostCost = 35;

/** One step as text: each letter (null: none) with its log-probability. `a0ă7∅3`: an a, perhaps an ă, hardly nothing. */
export const inkStep = (likely: readonly (readonly [string | null, number])[]): string =>
  likely
    .map(
      ([letter, log]) => (letter ?? blankSign) + Math.min(mostCost, Math.round(-log * perNat)).toString(36),
    )
    .join('');

/** The letters of a step (null: none) with their log-probabilities, as kept by `inkStep`. */
export function lettersOfStep(step: string): [string | null, number][] {
  const signs = [...step];
  const out: [string | null, number][] = [];
  for (let i = 0; i + 1 < signs.length; i += 2) {
    const letter = signs[i] as string;
    out.push([letter === blankSign ? null : letter, -Number.parseInt(signs[i + 1] as string, 36) / perNat]);
  }
  return out;
}
