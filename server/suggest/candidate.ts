import type { Suggestion } from '#schemas/api/suggest.ts';
import { bestOf, leastAgainst } from './folded-index.ts';

/** A suggestion with what speaks for it. */
export interface Candidate extends Suggestion {
  /** Marks typed that it has not: whoever types a tone means it. */
  readonly against: number;
  /** How likely among those as little spoken against: 0 to 10 by where it stands, fractions by how often. */
  readonly likely: number;
}

const byLikelihood = (a: Candidate, b: Candidate): number => b.likely - a.likely;

/** The best ones that fit the marks typed, each text once and not what was typed. */
export function bestSuggestions(candidates: readonly Candidate[], typed: string, most: number): Suggestion[] {
  const seen = new Set([typed.normalize('NFC').trim()]);
  return bestOf(leastAgainst(candidates), byLikelihood, 4 * most)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, most)
    .map(({ text, from }) => ({ text, from }));
}
