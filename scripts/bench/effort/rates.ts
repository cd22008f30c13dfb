import { z } from 'zod';
import file from './rates.json' with { type: 'json' };

const Rate = z.strictObject({
  value: z.number().min(0).max(1),
  /** Whether a study says so, or nobody does. */
  certainty: z.enum(['literature', 'assumed']),
  source: z.string().min(1),
});

const names = [
  'overlooksMarks',
  'overlooksLetter',
  'overlooksMore',
  'overlooksBlank',
  'flaggedShare',
  'inkLooksAlikeHand',
  'inkLooksAlikePrint',
  'foolsPeopleToo',
  'takesLookAlike',
  'takesLookAlikeShown',
  'takesLookAlikeAgainstShown',
  'arbiterTakesLookAlike',
  'arbiterOverlooks',
  'slipsPerKey',
  'slipsPerChoice',
  'usesList',
] as const;
export type RateName = (typeof names)[number];

/** The synthetic keyer: how often people overlook, misread and slip, each with where the figure is from. */
const Rates = z.strictObject({
  made: z.string(),
  rates: z.strictObject(
    Object.fromEntries(names.map((name) => [name, Rate])) as Record<RateName, typeof Rate>,
  ),
  /** A suggestion that saves fewer keys is not taken. */
  savesKeys: z.int().positive(),
  /** Lines of the list that are read. */
  listDepth: z.int().positive(),
  /** Keys of an arbiter's reason for a text of their own. */
  reasonKeys: z.int().positive(),
});
export const statedRates = Rates.parse(file);

/** What the simulation draws by. */
export type Keyer = Readonly<Record<RateName, number>> & { readonly reasonKeys: number };

/** The stated rates, some of them multiplied; none above 1. */
export function keyerOf(times: Readonly<Partial<Record<RateName, number>>> = {}): Keyer {
  const rates = Object.fromEntries(
    names.map((name) => [name, Math.min(1, statedRates.rates[name].value * (times[name] ?? 1))]),
  ) as Record<RateName, number>;
  return { ...rates, reasonKeys: statedRates.reasonKeys };
}

/** Rates that are varied one by one; usesList costs keys and no errors. */
export const rateNames: readonly RateName[] = names;
