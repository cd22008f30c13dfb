import { expect, test } from 'vitest';
import { components } from '#pipeline/clean/components.ts';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { erasePrint } from '#pipeline/segment/erase-print.ts';
import { LabelledForm } from '#schemas/form.ts';
import birth from '#schemas/forms/birth-2020-tt04/form.json' with { type: 'json' };

const fill = (ink: Bitmap, left: number, top: number, w: number, h: number): void => {
  for (let y = top; y < top + h; y += 1) ink.data.fill(1, y * ink.width + left, y * ink.width + left + w);
};
const known = LabelledForm.parse(birth);
const text = known.printed[0];
if (text === undefined) throw new Error('a form has print');
const form = {
  ...known,
  printed: [{ ...text, box: { left: 0.5, top: 0.1, width: 0.2, height: 0.03 } }],
  rules: [{ left: 0.1, top: 0.05, width: 0.002, height: 0.9 }],
};
/** A page of 1000 × 1400 that leans: 100 px to the right from top to bottom. */
const leaning = [1000, 100, 0, 0, 1400, 0, 0, 0, 1] as const;

test('what stands beside a leaning rule stays, the rule and the labels go', () => {
  const ink = emptyBitmap(1100, 1400);
  // a bit of the rule half way down, a letter to its left and one to its right, all within the rule's frame
  fill(ink, 149, 700, 4, 12);
  fill(ink, 112, 700, 14, 20);
  fill(ink, 175, 700, 14, 20);
  fill(ink, 530, 150, 12, 20);
  const left = erasePrint(ink, components(ink), form, [...leaning], 1);
  expect(left.map((patch) => patch.left).sort((a, b) => a - b)).toEqual([112, 175]);
  expect(components(ink)).toHaveLength(2);
});
