import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bendAt } from '#pipeline/clean/bend.ts';
import { asItIs } from '#pipeline/clean/even-out.ts';
import { findSkew } from '#pipeline/clean/deskew.ts';
import { findBend } from '#pipeline/clean/find-bend.ts';
import { onPage, onScan } from '#pipeline/clean/on-scan.ts';
import type { Bitmap } from '#pipeline/clean/picture.ts';
import { upright } from '#pipeline/clean/placement.ts';
import { redraw } from '#pipeline/clean/redraw.ts';
import { turnInk } from '#pipeline/clean/turn-ink.ts';
import { Bend } from '#schemas/geometry.ts';
import { inkOf, sampleScan } from './ink-of.ts';

const whole = [{ left: 0, top: 0, width: 1, height: 1 }];

/** How far lines of a page near a gutter at its right edge lie below where they belong, in pixels; other way up at the foot. */
const curl = (px: number, x: number, y: number): number => px * Math.exp(-(1 - x) * 7) * (1 - 1.6 * y);

async function levelPage(): Promise<Bitmap> {
  const page = await inkOf(sampleScan('KS.2018.02/001.jpg'));
  return turnInk(page, 0, findSkew(page));
}

/** A mesh that shows at each place the ink that belongs `px` below: the page comes out bent the other way. */
function bentBy(px: number, height: number): Bend {
  const [columns, rows] = [65, 17];
  const down = Array.from(
    { length: columns * rows },
    (_, i) => -curl(px, (i % columns) / (columns - 1), Math.floor(i / columns) / (rows - 1)) / height,
  );
  return Bend.parse({ columns, rows, down });
}

function bent(page: Bitmap, px: number): Bitmap {
  const gray = { ...page, data: page.data.map((v) => 255 * (1 - v)) };
  const drawn = redraw(gray, asItIs, upright(page, 0, 0), bentBy(px, page.height));
  return { ...drawn, data: drawn.data.map((v) => (v < 128 ? 1 : 0)) };
}

/** By how much the lines of a page bent by `px` still wander after straightening, where the form has ink. */
function wander(px: number, found: Bend | null, height: number): number {
  let worst = 0;
  for (let y = 0.1; y < 0.95; y += 0.05) {
    const off = Array.from({ length: 40 }, (_, i) => {
      const x = 0.08 + (i / 39) * 0.86;
      return curl(px, x, y) - (found === null ? 0 : bendAt(found, x, y) * height);
    });
    worst = Math.max(worst, Math.max(...off) - Math.min(...off));
  }
  return worst;
}

describe('a page of a sample book, 1240 px wide', () => {
  test.each([20, 32, -24])('bent by %i px near the gutter is straightened to a fifth of that', async (px) => {
    const page = await levelPage();
    const found = findBend(bent(page, px), whole);
    expect(wander(px, null, page.height)).toBeGreaterThan(Math.abs(px) / 2);
    expect(wander(px, found, page.height)).toBeLessThan(Math.abs(px) / 5);
  });

  test('lying flat is left as it is', async () => {
    expect(findBend(await levelPage(), whole)).toBeNull();
  });
});

test('an empty page is not bent', () => {
  expect(findBend({ width: 1240, height: 1754, data: new Uint8Array(1240 * 1754) }, whole)).toBeNull();
});

test('from the page to the scan and back is the same place, bent or not', () => {
  const page = { toScan: [0.98, 0.02, 0.01, -0.03, 0.97, 0.02, 0, 0, 1], bend: bentBy(24, 1754) };
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, y) => {
        const [u, v] = onPage(page, onScan(page, [x, y]));
        expect(u).toBeCloseTo(x, 6);
        expect(v).toBeCloseTo(y, 6);
      },
    ),
  );
});
