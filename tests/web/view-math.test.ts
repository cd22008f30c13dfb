import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '#schemas/geometry.ts';
import * as math from '#web/shared/page-viewer/view-math.ts';

const length = (min: number, max: number) => fc.integer({ min, max });
const windows = fc.record({ width: length(300, 2000), height: length(300, 1400) });
const images = fc.record({ width: length(400, 6000), height: length(400, 6000) });
const boxes: fc.Arbitrary<Box> = fc
  .tuple(length(0, 900), length(0, 900), length(5, 1000), length(5, 1000))
  .map(([left, top, width, height]) => ({
    left: left / 1000,
    top: top / 1000,
    width: Math.min(width, 1000 - left) / 1000,
    height: Math.min(height, 1000 - top) / 1000,
  }));

const near = 1e-6;

describe('boxInView', () => {
  test('shows the whole box, wherever it is', () => {
    fc.assert(
      fc.property(windows, images, boxes, (window, image, box) => {
        const { scale, x, y } = math.boxInView(window, image, box);
        expect(x + box.left * image.width * scale).toBeGreaterThanOrEqual(-near);
        expect(y + box.top * image.height * scale).toBeGreaterThanOrEqual(-near);
        expect(x + (box.left + box.width) * image.width * scale).toBeLessThanOrEqual(window.width + near);
        expect(y + (box.top + box.height) * image.height * scale).toBeLessThanOrEqual(window.height + near);
      }),
    );
  });

  test('shows one line of a 300 dpi page at reading size', () => {
    const view = math.boxInView(
      { width: 820, height: 680 },
      { width: 2480, height: 3508 },
      { left: 0.3, top: 0.3, width: 0.2, height: 0.02 },
    );
    expect(view.scale * 0.02 * 3508).toBeCloseTo(38);
  });
});

describe('clampView', () => {
  test('leaves no bare window where there could be picture, and changes nothing the second time', () => {
    const views = fc.record({
      scale: fc.double({ min: 0.01, max: 9, noNaN: true }),
      x: length(-9000, 9000),
      y: length(-9000, 9000),
    });
    fc.assert(
      fc.property(views, windows, images, (view, window, image) => {
        const once = math.clampView(view, window, image);
        const width = image.width * once.scale;
        if (width >= window.width) {
          expect(once.x).toBeLessThanOrEqual(near);
          expect(once.x + width).toBeGreaterThanOrEqual(window.width - near);
        } else {
          expect(once.x * 2 + width).toBeCloseTo(window.width);
        }
        const twice = math.clampView(once, window, image);
        expect(twice.scale).toBeCloseTo(once.scale);
        expect(twice.x).toBeCloseTo(once.x);
        expect(twice.y).toBeCloseTo(once.y);
      }),
    );
  });
});

describe('zoom', () => {
  test('keeps what is under the pointer where it is while the picture fills the window', () => {
    const window = { width: 800, height: 600 };
    const image = { width: 2000, height: 3000 };
    const view = { scale: 1, x: -500, y: -900 };
    const at = { x: 200, y: 150 };
    const after = math.zoom(view, 1.25, window, image, at);
    expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - view.x) / view.scale);
    expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - view.y) / view.scale);
  });
});

describe('turning', () => {
  test('four quarter turns are none', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const turned = [0, 1, 2, 3].reduce((so) => math.turnBox(so, 1), box);
        for (const side of ['left', 'top', 'width', 'height'] as const)
          expect(turned[side]).toBeCloseTo(box[side]);
      }),
    );
  });

  test.each([2, 3] as const)('%i turns are as many single ones', (turns) => {
    const box = { left: 0.1, top: 0.2, width: 0.3, height: 0.05 };
    const stepwise = Array.from({ length: turns }).reduce<Box>((so) => math.turnBox(so, 1), box);
    const atOnce = math.turnBox(box, turns);
    for (const side of ['left', 'top', 'width', 'height'] as const)
      expect(atOnce[side]).toBeCloseTo(stepwise[side]);
  });

  test('moves the top left corner to the top right', () => {
    expect(math.turnBox({ left: 0, top: 0, width: 0.1, height: 0.2 }, 1)).toEqual({
      left: 0.8,
      top: 0,
      width: 0.2,
      height: 0.1,
    });
  });
});

test('room around a box stays on the picture', () => {
  fc.assert(
    fc.property(boxes, images, (box, image) => {
      const padded = math.padBox(box, image, 0.18);
      expect(padded.left).toBeGreaterThanOrEqual(0);
      expect(padded.top).toBeGreaterThanOrEqual(0);
      expect(padded.left + padded.width).toBeLessThanOrEqual(1 + near);
      expect(padded.top + padded.height).toBeLessThanOrEqual(1 + near);
      expect(padded.width).toBeGreaterThanOrEqual(box.width - near);
    }),
  );
});
