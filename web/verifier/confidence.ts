import type { Wording } from '#schemas/wording/vi.ts';

/** How sure the machine is, in words; people do not work with percentages. */
export function confidenceWord(wording: Wording, confidence: number): string {
  const words = wording.web.verifier.confidence;
  if (confidence >= 0.95) return words.sure;
  if (confidence >= 0.8) return words.fair;
  return confidence >= 0.5 ? words.unsure : words.poor;
}
