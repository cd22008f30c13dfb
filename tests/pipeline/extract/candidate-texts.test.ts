import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateTexts } from '#pipeline/extract/candidate-texts.ts';

const reading = (written: string) => ({ model: '', written, confidence: 0.5, others: [] });

test('a reading of many words beside one of few ends: the sums of sevenths of ten differ in their last bit', () => {
  const texts = candidateTexts([reading('LONN 0I45A2áh, Ca Ha Gợi cán 24 109/ 2005'), reading('1 1 6)')]);
  expect(texts.map(({ text }) => text)).toContain('1 1 6)');
});

test('any two readings are put together, and both are among the texts', () => {
  const words = fc
    .array(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 14 })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(words, words, (a, b) => {
      const texts = candidateTexts([reading(a), reading(b)]);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.length).toBeLessThanOrEqual(24);
    }),
  );
});
