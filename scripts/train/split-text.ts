import { characterErrors } from '../evaluate/character-errors.ts';

/**
 * Divides a text among its lines, at spaces, where it fits what a machine read of each line best; a line may get nothing.
 * The parts joined by a space are the text again.
 */
export function splitText(text: string, readings: readonly string[]): string[] {
  const words = text.split(' ');
  const part = (from: number, to: number): string => words.slice(from, to).join(' ');
  // best[w]: the cheapest way to give the first w words to the lines so far.
  let best: { cost: number; parts: string[] }[] = words.map(() => ({ cost: Infinity, parts: [] }));
  best = [{ cost: 0, parts: [] }, ...best];
  for (const reading of readings) {
    best = best.map((_, to) => {
      let cheapest: { cost: number; parts: string[] } = { cost: Infinity, parts: [] };
      for (let from = 0; from <= to; from += 1) {
        const before = best[from];
        if (before === undefined || before.cost === Infinity) continue;
        const own = part(from, to);
        const cost = before.cost + characterErrors(reading, own);
        if (cost < cheapest.cost) cheapest = { cost, parts: [...before.parts, own] };
      }
      return cheapest;
    });
  }
  return best[words.length]?.parts ?? [];
}
