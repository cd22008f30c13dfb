import { expect, test } from 'vitest';
import { components } from '#pipeline/clean/components.ts';
import { emptyBitmap } from '#pipeline/clean/picture.ts';
import { isSpot } from '#pipeline/segment/is-spot.ts';

/** Rows of `#` and spaces as one patch of ink, each sign `scale` pixels wide and high. */
function isSpotOf(rows: readonly string[], scale = 3): boolean {
  const ink = emptyBitmap((rows[0]?.length ?? 0) * scale, rows.length * scale);
  for (let y = 0; y < ink.height; y += 1)
    for (let x = 0; x < ink.width; x += 1)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === '#') ink.data[y * ink.width + x] = 1;
  const [patch] = components(ink);
  if (patch === undefined) throw new Error('nothing drawn');
  return isSpot(patch, ink.width);
}

test('a round blot is a spot, fat letters of a worn typewriter are none', () => {
  expect(isSpotOf([' ### ', '#####', '#####', '#####', ' ### '])).toBe(true);
  // N, a, m and E of which ink fills two thirds and more
  expect(isSpotOf(['##  ##', '### ##', '######', '######', '## ###', '##  ##'])).toBe(false);
  expect(isSpotOf(['#####', '## ##', '## ##', '#####', '## ##', '#####'])).toBe(false);
  expect(isSpotOf(['#####', '#####', '##   ', '#### ', '#####', '##   ', '#####', '#####'])).toBe(false);
  expect(isSpotOf(['########', '## ## ##', '## ## ##', '## ## ##', '## ## ##'])).toBe(false);
});

test('a stroke is no spot, however solid', () => {
  expect(isSpotOf(['##', '##', '##', '##', '##'])).toBe(false);
  expect(isSpotOf(['########', '########'])).toBe(false);
});
