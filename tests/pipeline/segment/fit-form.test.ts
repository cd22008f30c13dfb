import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { project } from '#pipeline/clean/homography.ts';
import type { PrintedWord } from '#pipeline/recognize/engine.ts';
import { findAnchors } from '#pipeline/segment/find-anchors.ts';
import { fitForm } from '#pipeline/segment/fit-form.ts';
import { boxOf, carry } from '#pipeline/segment/frame.ts';
import { type LabelledForm, RegisterForm } from '#schemas/form.ts';
import { Box, type Homography } from '#schemas/geometry.ts';

function labelled(id: string): LabelledForm {
  const form = RegisterForm.parse(JSON.parse(readFileSync(`schemas/forms/${id}/form.json`, 'utf8')));
  if (form.layout !== 'labels') throw new Error(`${id} is not labelled`);
  return form;
}
const birth = labelled('birth-2015-tt15');
const death = labelled('death-2015-tt15');
const anchors = birth.printed.filter((text) => text.anchor);
const page = { width: 2480, height: 3508 };

/** The words of the form's labels as an engine would find them, page to page by a map over fractions. */
function wordsOf(
  form: LabelledForm,
  map: Homography,
  spoil: (text: string, i: number) => string | null,
): PrintedWord[] {
  return form.printed.flatMap((text, n) => {
    const parts = text.text.split(' ');
    const frame = carry(text.box, map);
    const letters = text.text.length;
    let done = 0;
    return parts.flatMap((part, i) => {
      const left = frame.left + ((frame.right - frame.left) * done) / letters;
      const right = frame.left + ((frame.right - frame.left) * (done + part.length)) / letters;
      done += part.length + 1;
      const read = spoil(part, n * 31 + i);
      if (read === null) return [];
      return [
        {
          text: read,
          confidence: 0.9,
          left,
          top: frame.top,
          width: right - left,
          height: frame.bottom - frame.top,
        },
      ];
    });
  });
}

const bent = fc
  .record({
    lean: fc.double({ min: -0.015, max: 0.015, noNaN: true }),
    scale: fc.double({ min: 0.9, max: 1.05, noNaN: true }),
    x: fc.double({ min: -60, max: 60, noNaN: true }),
    y: fc.double({ min: -60, max: 60, noNaN: true }),
    g: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    h: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  })
  .map(
    ({ lean, scale, x, y, g, h }): Homography => [
      2480 * scale,
      -3508 * lean,
      x + 60,
      2480 * lean,
      3508 * scale,
      y + 40,
      g,
      h,
      1,
    ],
  );

describe('laying a form on a page by its labels', () => {
  test('finds the places within 3 px, with every eleventh word lost and every fourth long one misread', () => {
    fc.assert(
      fc.property(bent, fc.integer({ min: 0, max: 40 }), (map, seed) => {
        const words = wordsOf(birth, map, (text, i) =>
          (i + seed) % 11 === 0
            ? null
            : (i + seed) % 4 === 0 && text.length > 5
              ? `${text.slice(0, -1)}x`
              : text,
        );
        const fit = fitForm(
          birth,
          anchors,
          findAnchors(
            words,
            anchors.map((a) => a.text),
          ),
          page,
        );
        expect(fit).not.toBeNull();
        for (const at of [
          [0.1, 0.15],
          [0.9, 0.2],
          [0.4, 0.8],
        ] as const) {
          const [x, y] = project(fit?.toPage ?? [], at);
          const [u, v] = project(map, at);
          expect(Math.hypot(x - u, y - v)).toBeLessThan(3);
        }
      }),
      { numRuns: 25, seed: 15 },
    );
  });

  test('a page of another form, or of none, does not fit', () => {
    const plain: Homography = [2480, 0, 0, 0, 3508, 0, 0, 0, 1];
    const other = wordsOf(death, plain, (text) => text);
    const own = fitForm(
      birth,
      anchors,
      findAnchors(
        wordsOf(birth, plain, (t) => t),
        anchors.map((a) => a.text),
      ),
      page,
    );
    const wrong = fitForm(
      birth,
      anchors,
      findAnchors(
        other,
        anchors.map((a) => a.text),
      ),
      page,
    );
    expect(own?.anchorsFound).toBe(anchors.length);
    expect(wrong?.anchorsFound ?? 0).toBeLessThan(anchors.length / 2);
    const letter = 'một lá thư không phải mẫu sổ nào cả và dài hơn một dòng chữ in'
      .split(' ')
      .map((text, i) => ({
        text,
        confidence: 0.9,
        left: 200 + (i % 6) * 200,
        top: 300 + Math.floor(i / 6) * 80,
        width: 150,
        height: 40,
      }));
    expect(
      fitForm(
        birth,
        anchors,
        findAnchors(
          letter,
          anchors.map((a) => a.text),
        ),
        page,
      ),
    ).toBeNull();
  });
});

test('a box carried to the page stays in it, however far it would reach', () => {
  const edge = fc.double({ min: -4000, max: 8000, noNaN: true });
  fc.assert(
    fc.property(edge, edge, edge, edge, (a, b, c, d) => {
      const frame = {
        left: Math.min(a, b),
        right: Math.max(a, b),
        top: Math.min(c, d),
        bottom: Math.max(c, d),
      };
      expect(Box.safeParse(boxOf(frame, page)).success).toBe(true);
    }),
  );
});
