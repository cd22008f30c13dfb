import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { findLeaves } from '#pipeline/clean/find-leaves.ts';
import type { Gray } from '#pipeline/clean/picture.ts';
import { inkOf } from './ink-of.ts';

/** Two pages of lines, their outer margins, and whatever is drawn between them, at x = 620 of 1240. */
async function leavesOf(between: string, size = { width: 1240, height: 900 }): Promise<number[]> {
  const lines = (left: number, right: number): string =>
    Array.from(
      { length: 22 },
      (_, i) =>
        `<rect x="${left}" y="${90 + i * 33}" width="${right - left - ((i * 37) % 60)}" height="9" fill="#222"/>`,
    ).join('');
  const picture = sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
        <defs><linearGradient id="fold"><stop offset="0" stop-color="#e8e4da"/><stop offset=".5" stop-color="#b8b4aa"/>
        <stop offset="1" stop-color="#e8e4da"/></linearGradient></defs>
        <rect width="100%" height="100%" fill="#e8e4da"/>${between}
        ${lines(60, 570)}${lines(670, 1180)}
      </svg>`,
    ),
  );
  const { data, info } = await picture
    .clone()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray: Gray = { width: info.width, height: info.height, data };
  return findLeaves(await inkOf(picture), () => gray).map((leaf) => leaf.left + leaf.width);
}

const shadow = '<rect x="590" y="0" width="60" height="900" fill="url(#fold)"/>';
const title = '<rect x="200" y="40" width="840" height="14" fill="#222"/>';
const frame = '<path d="M40 60H1200V850H40Z M610 60V850" fill="none" stroke="#222" stroke-width="3"/>';

describe('two leaves, parted in the middle', () => {
  test.each([
    ['by a shadow', shadow],
    ['by a shadow under a title that runs across', shadow + title],
    ['by bare paper from top to bottom', ''],
  ])('%s', async (_, between) => {
    const [fold, outer] = await leavesOf(between);
    expect(fold).toBeGreaterThan(580 / 1240);
    expect(fold).toBeLessThan(660 / 1240);
    expect(outer).toBeGreaterThan(0.94);
  });
});

describe('one leaf', () => {
  test('a table across with a column ruling in the middle', async () => {
    expect(await leavesOf(frame)).toEqual([1]);
  });

  test('an empty picture', () => {
    const nothing = { width: 900, height: 600, data: new Uint8Array(540_000) };
    expect(findLeaves(nothing, () => nothing)).toEqual([{ left: 0, top: 0, width: 1, height: 1 }]);
  });
});
