import type { Reading } from '#schemas/steps.ts';
import { inkStep } from './ink-step.ts';

const mostAlternatives = 5;

/**
 * Readings of a cell from those of its lines, way by way, joined by a space, as sure as the least sure line. A line that was
 * read in fewer ways than others says in the missing ones what it said first.
 */
export function joinLines(perLine: readonly (readonly Reading[])[]): Reading[] {
  const ways = Math.max(0, ...perLine.map((readings) => readings.length));
  return Array.from({ length: ways }, (_, way) => {
    const parts = perLine.flatMap((readings) => readings[way] ?? readings[0] ?? []);
    const model = perLine.find((readings) => readings[way] !== undefined)?.[way]?.model ?? '';
    const alternatives = alternativesOf(parts);
    const characters = parts.flatMap((part, i) => [
      ...(i > 0 ? [{ char: ' ', confidence: 1 }] : []),
      ...(part.characters ?? []),
    ]);
    const steps = parts.flatMap((part, i) => [...(i > 0 ? betweenLines : []), ...(part.steps ?? [])]);
    return {
      text: join(parts.map((part) => part.text)),
      confidence: Math.min(...parts.map((part) => part.confidence)),
      model,
      ...(alternatives.length > 0 ? { alternatives } : {}),
      ...(parts.every((part) => part.characters !== undefined) ? { characters } : {}),
      ...(parts.every((part) => part.steps !== undefined) ? { steps } : {}),
    };
  });
}

/** A space, surely. */
const betweenLines = [[[null, 0]], [[' ', 0]], [[null, 0]]].map((step) =>
  inkStep(step as [string | null, number][]),
);

const join = (texts: readonly string[]): string =>
  texts.join(' ').replace(/\s+/gu, ' ').trim().normalize('NFC');

/** The whole text with one line in another way at a time, likeliest first. */
function alternativesOf(parts: readonly Reading[]): { text: string; confidence: number }[] {
  const all = parts.flatMap((part, i) =>
    (part.alternatives ?? []).map((other) => ({
      text: join(parts.map((one, k) => (k === i ? other.text : one.text))),
      confidence: Math.min(other.confidence, ...parts.flatMap((one, k) => (k === i ? [] : one.confidence))),
    })),
  );
  return all.sort((a, b) => b.confidence - a.confidence).slice(0, mostAlternatives);
}
