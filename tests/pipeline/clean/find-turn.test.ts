import { describe, expect, test } from 'vitest';
import { components } from '#pipeline/clean/components.ts';
import { findTurn } from '#pipeline/clean/find-turn.ts';
import { turnInk } from '#pipeline/clean/turn-ink.ts';
import { inkOf, sampleScan } from './ink-of.ts';

/** Handwritten, typed and printed pages of three forms. */
const pages = ['KS.2016.01/003.jpg', 'KS.2018.02/001.jpg', 'KH.2019.01/002.jpg', 'KT.2018.01/003.jpg'];

describe.each(pages)('%s', (name) => {
  test('is found to stand as it does, leaning or not', async () => {
    const upright = await inkOf(sampleScan(name));
    for (const turn of [0, 90, 180, 270] as const) {
      for (const lean of [0, 6.5]) {
        // Turned the other way round, the page stands turned clockwise.
        const page = turnInk(upright, ((360 - turn) % 360) as typeof turn, -lean);
        expect({ turn: findTurn(components(page), page), lean }).toEqual({ turn, lean });
      }
    }
  });
});

test('an empty page stands as it does', () => {
  const page = { width: 1240, height: 1754, data: new Uint8Array(1240 * 1754) };
  expect(findTurn(components(page), page)).toBe(0);
});
